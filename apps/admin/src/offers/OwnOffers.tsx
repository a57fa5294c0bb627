import { useQuery } from "@tanstack/react-query";
import { useFormat, useText } from "../language/index.ts";
import { Badge, Empty, Facts, Page, Section } from "../parts/index.ts";
import { Loaded, useTRPC, type Outputs } from "../server/index.ts";
import { Answer } from "./Answer.tsx";
import { text as texts } from "./text.ts";
import { tones } from "./tones.ts";

type Row = Outputs["offers"]["list"]["rows"][number];

/** What was offered to the reader's own household, one under the other, with the answer. */
export function OwnOffers() {
  const text = useText(texts);
  const trpc = useTRPC();
  const offers = useQuery(trpc.offers.list.queryOptions({}));
  return (
    <Page title={text.title} lead={text.ownLead}>
      <Loaded query={offers}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className="card">
              <Empty title={text.none}>{text.ownNext}</Empty>
            </div>
          ) : (
            rows.map((row) => <OwnOffer key={row.offerId} row={row} />)
          )
        }
      </Loaded>
    </Page>
  );
}

function OwnOffer({ row }: { readonly row: Row }) {
  const text = useText(texts);
  const format = useFormat();
  const flat = text.flat(row.towerId, format.number(row.floor), format.number(row.bedrooms));
  return (
    <Section title={row.homeId}>
      <Facts
        facts={[
          [text.home, flat],
          [text.until, `${format.date(row.openUntil)}, 24.00 ${row.zone}`],
          [
            text.state,
            <Badge key="state" tone={tones[row.state]}>
              {text.states[row.state]}
            </Badge>,
          ],
          ...(row.declineReason === null
            ? []
            : [[text.reason, text.reasons[row.declineReason]] as const]),
        ]}
      />
      {row.state === "made" && (
        <div className="mt-3">
          <Answer row={row} />
        </div>
      )}
    </Section>
  );
}
