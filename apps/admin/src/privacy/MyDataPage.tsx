import { useQuery } from "@tanstack/react-query";
import { labels } from "@pindah/ui";
import { useFormat, useText } from "../language/index.ts";
import { Facts, Page, Section } from "../parts/index.ts";
import { Loaded, roleNames, useTRPC, type Outputs } from "../server/index.ts";
import { MyCorrections } from "./MyCorrections.tsx";
import { MyReads } from "./MyReads.tsx";
import { text as texts } from "./text.ts";
import { wordFor } from "./words.ts";

/** What is kept about the reader himself, who looked at it, and how to have it corrected. */
export function MyDataPage() {
  const { mine } = useText(texts);
  const trpc = useTRPC();
  const data = useQuery(trpc.privacy.myData.queryOptions({}));
  return (
    <Page title={mine.title} lead={mine.lead}>
      <Loaded query={data}>
        {(own) => (
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <OwnFacts data={own} />
            <MyCorrections />
            <MyReads />
            <Unmaskings rows={own.unmaskings} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function OwnFacts({ data }: { readonly data: Outputs["privacy"]["myData"] }) {
  const { mine } = useText(texts);
  const words = useText(labels);
  const format = useFormat();
  const { person, household, placement } = data;
  const yesNo = (is: boolean) => (is ? mine.yes : mine.no);
  return (
    <Section title={mine.facts}>
      <Facts
        facts={[
          [mine.name, data.name ?? mine.erased],
          [mine.nip, data.nip ?? mine.erased],
          [mine.unit, data.unitNameId],
          [mine.institution, data.institutionNameId],
          [mine.employment, person.employment.toUpperCase()],
          [mine.post, words.postLevel[person.postLevel]],
          [mine.grade, person.grade],
          [mine.sex, mine.sexes[person.sex]],
          [mine.education, person.education.toUpperCase()],
          [mine.retires, format.date(person.retiresOn)],
          [mine.standing, words.legalStanding[person.legalStanding]],
          [mine.discipline, words.discipline[person.discipline]],
          [mine.spouse, yesNo(household.spouse)],
          [mine.children, format.number(household.children)],
          [mine.helper, yesNo(household.helper)],
          [mine.accessible, yesNo(household.accessible)],
          [
            mine.competency,
            data.competency === null ? mine.noHome : mine.competencies[data.competency],
          ],
          [
            mine.home,
            placement === null
              ? mine.noHome
              : mine.homeAt(placement.waveId, placement.towerId, format.number(placement.floor)),
          ],
        ]}
      />
    </Section>
  );
}

function Unmaskings({ rows }: { readonly rows: Outputs["privacy"]["myData"]["unmaskings"] }) {
  const text = useText(texts);
  const names = useText(roleNames);
  const { moment: at } = useFormat();
  return (
    <Section title={text.mine.unmasked}>
      {rows.length === 0 && <p className="text-sm text-soft">{text.mine.notUnmasked}</p>}
      <ul className="divide-y divide-line text-sm">
        {rows.map((row) => (
          <li key={row.unmaskedAt} className="py-1.5">
            {at(row.unmaskedAt)} WIB · {names[row.role]} · {wordFor(text.reasons, row.reason)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
