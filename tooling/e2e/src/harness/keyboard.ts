import type { Page } from "playwright-core";

/** Hands that leave the mouse alone, and count. */
export type Keyboard = {
  readonly press: (key: string) => Promise<void>;
  /** Types into what has the focus; a text counts as one step. */
  readonly type: (text: string) => Promise<void>;
  /** Goes on by Tab until what has the focus is called so. */
  readonly tabTo: (name: RegExp) => Promise<void>;
  readonly steps: () => number;
};

// The name of what has the focus, as far as the journeys need it.
const focusedName = `(() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return "";
  const label = at.labels?.[0]?.textContent;
  return (at.getAttribute("aria-label") ?? label ?? at.textContent ?? "").trim();
})()`;
const mostTabs = 150;

export function keyboardOf(page: Page): Keyboard {
  let steps = 0;
  const press = async (key: string) => {
    steps += 1;
    await page.keyboard.press(key);
  };
  return {
    press,
    type: async (text) => {
      steps += 1;
      await page.keyboard.type(text);
    },
    tabTo: async (name) => {
      const passed: string[] = [];
      for (let tabs = 0; tabs < mostTabs; tabs += 1) {
        const focused = String(await page.evaluate(focusedName));
        if (name.test(focused)) return;
        passed.push(focused.slice(0, 40));
        await press("Tab");
      }
      throw new Error(`Tab does not reach ${name}; it passed ${passed.slice(-40).join(" | ")}`);
    },
    steps: () => steps,
  };
}
