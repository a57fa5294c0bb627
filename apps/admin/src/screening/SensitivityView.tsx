import type { ScreeningPolicy, Sensitivity } from "@pindah/domain/screening";
import { labels } from "@pindah/ui";
import { useFormat, useText } from "../language/index.ts";
import { Badge, classColour, ClassMark, FillBar, ShareBar, Wide } from "../parts/index.ts";
import { text as texts } from "./text.ts";

const tones = {
  robust: "positive",
  moderate: "neutral",
  sensitive: "notice",
  fixed_by_override: "neutral",
} as const;

/** Margins, shares of weight space, and the single steps that would change the result. */
export function SensitivityView(props: {
  readonly sensitivity: Sensitivity | null;
  readonly rules: ScreeningPolicy;
}) {
  const { sensitivity: words } = useText(texts);
  const names = useText(labels);
  const { sensitivity, rules } = props;
  if (sensitivity === null) return <p className="text-soft">{words.open}</p>;
  return (
    <div className="space-y-5">
      <Badge tone={tones[sensitivity.label]}>{names.sensitivity[sensitivity.label]}</Badge>
      <div className="grid gap-5 lg:grid-cols-2">
        <Margins sensitivity={sensitivity} rules={rules} />
        <Acceptability sensitivity={sensitivity} rules={rules} />
      </div>
      <Flips sensitivity={sensitivity} rules={rules} />
    </div>
  );
}

type Part = { readonly sensitivity: Sensitivity; readonly rules: ScreeningPolicy };

function Margins({ sensitivity, rules }: Part) {
  const { sensitivity: words } = useText(texts);
  const format = useFormat();
  const classes = rules.classes.map(({ code }) => code);
  return (
    <div>
      <h3>{words.margins}</h3>
      <p className="mb-2 text-sm text-soft">{words.marginsNote}</p>
      <dl className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1.5 text-sm">
        {sensitivity.margins.map((margin) => {
          const points = words.marginPoints(format.number(margin.points));
          return (
            <div key={margin.class} className="contents">
              <dt>
                <ClassMark code={margin.class} classes={classes} />
              </dt>
              <dd>
                <FillBar value={Math.abs(margin.points)} whole={100} label={points} />
              </dd>
              <dd className="text-end">{points}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

function Acceptability({ sensitivity, rules }: Part) {
  const { sensitivity: words } = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  const classes = rules.classes.map(({ code }) => code);
  const rows = [
    ["nearPolicy", words.near],
    ["nearPolicyOneAssessor", words.oneAssessor],
    ["unknownWeights", words.unknown],
  ] as const;
  return (
    <div>
      <h3>{words.acceptability}</h3>
      {rows.map(([key, title]) => {
        const shares = sensitivity.acceptabilityPermille.map((each) => {
          const name = each.class === "not_moved" ? names.outcome.not_moved : each.class;
          return {
            key: each.class,
            name: `${name} ${format.permille(each[key])}`,
            value: each[key],
            colour: classColour(each.class, classes),
          };
        });
        const parts = shares.filter(({ value }) => value > 0).map(({ name }) => name);
        return (
          <div key={key} className="mt-2">
            <p className="text-sm text-soft">{title}</p>
            <ShareBar shares={shares} label={`${title}: ${parts.join(", ")}`} />
            <p className="mt-0.5 text-sm">{parts.join(" · ")}</p>
          </div>
        );
      })}
    </div>
  );
}

function Flips({ sensitivity, rules }: Part) {
  const { sensitivity: words, criteria } = useText(texts);
  const format = useFormat();
  const classes = rules.classes.map(({ code }) => code);
  return (
    <div>
      <h3>{words.flips}</h3>
      {sensitivity.flips.length === 0 ? (
        <p className="text-sm text-soft">{words.noFlips}</p>
      ) : (
        <Wide label={words.flips}>
          <table className="table max-w-2xl">
            <thead>
              <tr>
                <th scope="col">{criteria.criterion}</th>
                <th scope="col" className="number">
                  {words.from}
                </th>
                <th scope="col" className="number">
                  {words.to}
                </th>
                <th scope="col">{words.becomes}</th>
              </tr>
            </thead>
            <tbody>
              {sensitivity.flips.map((flip) => {
                const known = rules.criteria.find(({ code }) => code === flip.criterion);
                return (
                  <tr key={`${flip.criterion}-${flip.to}`}>
                    <th scope="row">
                      {known === undefined ? flip.criterion : format.text(known.name)}
                    </th>
                    <td className="number">{flip.from}</td>
                    <td className="number">{flip.to}</td>
                    <td>
                      <ClassMark code={flip.class} classes={classes} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Wide>
      )}
    </div>
  );
}
