import type { CostComponent } from "@pindah/domain/allowance";
import type { PublicAmount } from "@pindah/domain/publication";
import { formatList, formatRupiahShort, type Language } from "@pindah/ui";
import { Source, Table } from "../site/parts.tsx";
import { common } from "../site/texts.ts";
import type { View } from "../site/view.ts";
import { shortCost } from "./cost.ts";
import { texts } from "./texts.ts";

export function BudgetPage({ view }: { readonly view: View }) {
  const { language, release } = view;
  const { costs, policy } = release.content;
  const text = texts[language];
  const components = new Map(policy.allowance.components.map((each) => [each.code, each]));
  const open = openNames(costs.total, components, view);
  return (
    <>
      <h1>
        {costs.total.kind === "c"
          ? text.unknownHeading
          : text.heading(costHeading(costs.total, view))}
      </h1>
      <p className="lead">{text.lead}</p>
      {open.length === 0 ? null : <p>{text.openPart(formatList(open, language))}</p>}
      <h2>{text.components}</h2>
      <Table
        caption={text.rounding}
        columns={[
          { title: text.columns.component },
          { title: text.columns.low, number: true },
          { title: text.columns.high, number: true },
          { title: text.columns.state },
          { title: text.columns.basis },
          { title: text.columns.source },
        ]}
        rows={[
          ...costs.byComponent.map(({ component, name, amount }) => {
            const rule = components.get(component);
            const rate = rule?.rates[0];
            return {
              key: component,
              cells: [
                name[language],
                ...bounds(amount, view),
                rate === undefined ? "–" : text.kind[rate.amount.kind],
                rule === undefined ? "–" : text.basis[rule.basis],
                rate === undefined ? (
                  "–"
                ) : (
                  <RateSource key="source" rate={rate} language={language} />
                ),
              ],
            };
          }),
          {
            key: "total",
            cells: [<b key="all">{text.total}</b>, ...bounds(costs.total, view), "", "", ""],
          },
        ]}
        note={common[language].illustration}
      />
    </>
  );
}

function RateSource({
  rate,
  language,
}: {
  readonly rate: CostComponent["rates"][number];
  readonly language: Language;
}) {
  const { text, url } = rate.citation;
  return <Source text={url === undefined ? text : `${text}: ${url}`} language={language} />;
}

function bounds(amount: PublicAmount, view: View): readonly string[] {
  const { language } = view;
  const text = texts[language];
  if (amount.kind === "c") return [text.tooFew, text.tooFew];
  if (amount.high === 0 && amount.notDecided.length > 0) return [text.open, text.open];
  return [formatRupiahShort(amount.low, language), formatRupiahShort(amount.high, language)];
}

function openNames(
  total: PublicAmount,
  components: ReadonlyMap<string, CostComponent>,
  view: View,
): readonly string[] {
  if (total.kind === "c") return [];
  return total.notDecided.map((code) => components.get(code)?.name[view.language] ?? code);
}

function costHeading(total: PublicAmount, view: View): string {
  const open = total.kind === "amount" && total.notDecided.length > 0;
  return open ? texts[view.language].orMore(shortCost(total, view)) : shortCost(total, view);
}
