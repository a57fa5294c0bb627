import { hashText } from "@pindah/domain/kernel";

/** The parts of a block with one button and one place for its result. */
export type Block = {
  readonly data: DOMStringMap;
  readonly button: HTMLButtonElement;
  readonly result: Element;
  readonly say: (key: string, figures?: Readonly<Record<string, string | number>>) => string;
};

/** Finds the block, shows its button, and runs `work` when it is pressed. */
export function startBlock(name: string, work: (block: Block) => Promise<void>): void {
  const section = document.querySelector<HTMLElement>(`[data-${name}]`);
  const button = section?.querySelector("button");
  const result = section?.querySelector("[data-result]");
  if (!section || !button || !result) return;
  const messages: Readonly<Record<string, string>> = JSON.parse(
    section.dataset["messages"] ?? "{}",
  );
  const say: Block["say"] = (key, figures = {}) =>
    Object.entries(figures).reduce(
      (text, [figure, value]) => text.replace(`{${figure}}`, String(value)),
      messages[key] ?? key,
    );
  section.querySelector("[data-without-script]")?.remove();
  button.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    tell(result, "", [say("working")]);
    work({ data: section.dataset, button, result, say })
      .catch((reason: unknown) => {
        const words = reason instanceof Error ? reason.message : String(reason);
        tell(result, "bad", [say("failed", { reason: words })]);
      })
      .finally(() => {
        button.disabled = false;
      });
  });
}

/** Writes lines of text into a place; never markup. */
export function tell(place: Element, tone: "" | "good" | "bad", lines: readonly string[]): void {
  place.replaceChildren(
    ...lines.map((line, index) => {
      const paragraph = document.createElement("p");
      if (index === 0 && tone !== "") paragraph.className = tone;
      paragraph.textContent = line;
      return paragraph;
    }),
  );
}

export async function fetchText(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

export { hashText };
