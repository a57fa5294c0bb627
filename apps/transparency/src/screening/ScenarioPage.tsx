import { formatNumber } from "@pindah/ui";
import { outcomeName } from "../site/outcome.ts";
import { OutcomeTable } from "./OutcomeTable.tsx";
import type { View } from "../site/view.ts";
import { scenarioTexts } from "./scenario-texts.ts";

/** A reader's own weights over the published inputs: never a decision, and marked so everywhere. */
export function ScenarioPage({ view }: { readonly view: View }) {
  const { language, release, assets } = view;
  const text = scenarioTexts[language];
  const { criteria, classes, majority } = release.content.policy.screening;
  const names = Object.fromEntries(
    [...classes.map(({ code }) => code), "not_moved", "undecided"].map((code) => [
      code,
      outcomeName(code, view),
    ]),
  );
  return (
    <>
      <h1>{text.heading}</h1>
      <p className="lead">{text.lead}</p>
      <section
        className="box"
        data-scenario=""
        data-worker={view.asset(assets.scenarioWorker)}
        data-inputs={view.file("inputs/screening.json")}
        data-published={view.file("results/screening.json")}
        data-names={JSON.stringify(names)}
        data-messages={JSON.stringify(text.messages)}
      >
        <h2>{text.yours}</h2>
        <p>
          <b>{text.notOfficial}</b>
        </p>
        <p data-without-script="">{text.noScript}</p>
        <div className="levers">
          {criteria.map(({ code, name, weight }) => (
            <label key={code}>
              {code} {name[language]}
              <input
                type="number"
                inputMode="numeric"
                min={0}
                max={100}
                step={1}
                name={code}
                defaultValue={weight}
              />
              <span className="small">{text.published(formatNumber(weight, language))}</span>
            </label>
          ))}
          <label>
            {text.majority}
            <input
              type="number"
              inputMode="numeric"
              min={1}
              max={100}
              step={1}
              name="majority"
              defaultValue={majority}
            />
            <span className="small">{text.published(formatNumber(majority, language))}</span>
          </label>
        </div>
        <p>
          <button type="button" hidden>
            {text.button}
          </button>
        </p>
        <div role="status" data-result="" />
        <div data-moves="" />
        <p className="small">{text.share}</p>
      </section>
      <h2>{text.official}</h2>
      <OutcomeTable view={view} />
      <p>
        <a href={view.link({ kind: "screening" })}>{text.method}</a>
      </p>
    </>
  );
}
