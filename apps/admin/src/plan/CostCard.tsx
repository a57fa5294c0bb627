import type { CostSummary } from "@pindah/domain/allowance";
import { formatCost, formatRupiahShort } from "@pindah/ui";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFormat, useLanguage, useText } from "../language/index.ts";
import { Facts, Section } from "../parts/index.ts";
import { useTRPC } from "../server/index.ts";
import { text as texts } from "./text.ts";

/** The plan's cost, with what is under discussion as a range and what has no figure by name. */
export function CostCard(props: { readonly summary: CostSummary }) {
  const { cost: words } = useText(texts);
  const format = useFormat();
  const { language } = useLanguage();
  const trpc = useTRPC();
  const policy = useQuery(trpc.policy.current.queryOptions({}));
  const nameOf = (code: string) => {
    const component = policy.data?.policy.allowance.components.find((each) => each.code === code);
    return component === undefined ? code : format.text(component.name);
  };
  const { total } = props.summary;
  const written = formatCost(total, language, nameOf, formatRupiahShort);
  return (
    <Section
      title={words.title}
      actions={
        <Link to="/costs" className="link text-sm">
          {words.more}
        </Link>
      }
    >
      <p className="text-2xl font-semibold">{written.amount}</p>
      {written.open !== null && <p className="mt-1 text-notice">{written.open}</p>}
      <div className="mt-3">
        <Facts
          facts={[
            [
              words.decided,
              total.decided === 0 && (total.high > 0 || total.notDecided.length > 0)
                ? "–"
                : format.rupiah(total.decided),
            ],
            [
              words.range,
              total.low === total.high
                ? format.rupiah(total.low)
                : `${format.rupiah(total.low)} – ${format.rupiah(total.high)}`,
            ],
          ]}
        />
      </div>
    </Section>
  );
}
