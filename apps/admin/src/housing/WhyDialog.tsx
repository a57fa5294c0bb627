import { formatCost, labels } from "@pindah/ui";
import { useQuery } from "@tanstack/react-query";
import { useFormat, useLanguage, useText } from "../language/index.ts";
import { asCode, Dialog, Emphasised, Facts } from "../parts/index.ts";
import { Loaded, useTRPC, type Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";

/** Why a household got its home: the paragraph, the figures, the rules, the cost. */
export function WhyDialog(props: { readonly householdId: string; readonly onClose: () => void }) {
  const text = useText(texts);
  const trpc = useTRPC();
  const household = useQuery(
    trpc.housing.household.queryOptions({ householdId: props.householdId }),
  );
  return (
    <Dialog title={text.whyTitle(props.householdId)} isOpen onClose={props.onClose} wide>
      <Loaded query={household}>{(data) => <Why data={data} />}</Loaded>
    </Dialog>
  );
}

function Why({ data }: { readonly data: Outputs["housing"]["household"] }) {
  const text = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  const { language } = useLanguage();
  const trpc = useTRPC();
  const policy = useQuery(trpc.policy.current.queryOptions({}));
  const { placement } = data;
  const nameOf = (code: string) => {
    const component = policy.data?.policy.allowance.components.find((each) => each.code === code);
    return component === undefined ? code : format.text(component.name);
  };
  const cost = data.cost === null ? null : formatCost(data.cost.total, language, nameOf);
  return (
    <div className="space-y-4">
      <p className="leading-relaxed">
        <Emphasised text={format.text(data.paragraph)} />
      </p>
      {data.pins.map((pin) => (
        <p key={pin.en} className="leading-relaxed">
          {format.text(pin)}
        </p>
      ))}
      {placement !== null && (
        <Facts
          facts={[
            [text.rank, format.number(placement.placement.rank)],
            [text.band, format.number(placement.placement.band)],
            [text.ticket, asCode(placement.placement.ticket)],
            [text.misfit, format.number(placement.placement.misfit)],
            [
              text.wish,
              placement.placement.wish === null
                ? text.otherTower
                : text.wishes(format.number(placement.placement.wish)),
            ],
          ]}
        />
      )}
      <div>
        <h3>{text.members}</h3>
        <ul className="mt-1 space-y-1 text-sm">
          {data.members.map((member) => (
            <li key={member.personId}>
              {member.person.initials} <span className="font-mono">{member.person.nipMasked}</span>{" "}
              · {names.postLevel[member.postLevel]} · {member.unitNameId} (
              {member.institutionAbbrev})
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3>{text.cost}</h3>
        <p className="text-sm">
          {cost === null ? text.noCost : cost.amount}
          {cost?.open != null && <span className="block text-notice">{cost.open}</span>}
        </p>
      </div>
      <div>
        <h3>{text.rules}</h3>
        <ul className="mt-1 list-disc ps-5 text-sm">
          {data.rules.rules.map((rule) => (
            <li key={rule.id}>
              {format.text(rule.name)} <span className="text-soft">– {rule.citation.text}</span>
            </li>
          ))}
        </ul>
      </div>
      <p className="text-sm break-all text-soft">
        {text.lottery}: {data.lottery.source} ·{" "}
        <span className="font-mono">{data.lottery.seed}</span>
      </p>
    </div>
  );
}
