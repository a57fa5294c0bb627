import { useText } from "../language/index.ts";
import { Dialog } from "../parts/index.ts";
import { pages } from "./navigation.ts";
import { text as texts } from "./text.ts";

export function HelpSheet(props: { readonly onClose: () => void }) {
  const text = useText(texts);
  const { keys } = text;
  return (
    <Dialog title={keys.title} isOpen onClose={props.onClose}>
      <Keys
        title={keys.everywhere}
        rows={[
          [["Ctrl", "K"], keys.palette],
          [["/"], keys.slash],
          [["?"], keys.help],
          [["Esc"], keys.escape],
        ]}
      />
      <Keys
        title={keys.grid}
        rows={[
          [["←", "↑", "→", "↓"], keys.arrows],
          [["Home", "End"], keys.homeEnd],
          [["PgUp", "PgDn"], keys.pages],
          [["Enter"], keys.enter],
          [["P", "U"], keys.pin],
        ]}
      />
      <h3 className="mt-4 mb-1">
        <kbd className="key">g</kbd> {keys.go}
      </h3>
      <ul className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
        {pages.map((page) => (
          <li key={page.key}>
            <kbd className="key">{page.letter}</kbd> {text.pages[page.key]}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function Keys(props: {
  readonly title: string;
  readonly rows: readonly (readonly [readonly string[], string])[];
}) {
  return (
    <>
      <h3 className="mt-4 mb-1 first:mt-0">{props.title}</h3>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        {props.rows.map(([keys, meaning]) => (
          <div key={meaning} className="contents">
            <dt className="space-x-1 whitespace-nowrap">
              {keys.map((key) => (
                <kbd key={key} className="key">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
