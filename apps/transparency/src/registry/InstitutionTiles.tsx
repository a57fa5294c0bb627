import type { View } from "../site/view.ts";
import { inBudgetOrder, stageOf } from "./stage.ts";

/** Every institution as a link: its name, its best priority, how many units move. */
export function InstitutionTiles({ view }: { readonly view: View }) {
  return (
    <ul className="tiles" data-filter="">
      {inBudgetOrder(view.release.content).map(({ code, abbrev }) => {
        const { tone, told, short } = stageOf(code, view);
        return (
          <li key={code}>
            <a className={tone} href={view.link({ kind: "institution", code })}>
              <b>{abbrev}</b>
              <span title={told}>{short}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
