import { useFormat, useText } from "../language/index.ts";
import { Section } from "../parts/index.ts";
import { Loaded, roleNames, usePages, useTRPC, useTRPCClient } from "../server/index.ts";
import { text as texts } from "./text.ts";
import { wordFor } from "./words.ts";

/** In which role and for what one's data was shown, newest first. */
export function MyReads() {
  const text = useText(texts);
  const names = useText(roleNames);
  const { moment: at } = useFormat();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { limit: 20 };
  const reads = usePages(trpc.privacy.myReads.queryKey(input), (cursor, signal) =>
    client.privacy.myReads.query({ ...input, cursor }, { signal }),
  );
  return (
    <Section title={text.mine.reads} note={text.mine.readsNote}>
      <Loaded query={reads} lines={3}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          return (
            <>
              {rows.length === 0 && <p className="text-sm text-soft">{text.mine.nobody}</p>}
              <ul className="divide-y divide-line text-sm">
                {rows.map((row) => (
                  <li key={row.readId} className="flex flex-wrap justify-between gap-x-3 py-1.5">
                    <span>
                      {wordFor(text.purposes, row.purpose)}{" "}
                      <span className="text-soft">({names[row.role]})</span>
                    </span>
                    <span className="text-soft">{at(row.readAt)} WIB</span>
                  </li>
                ))}
              </ul>
              {reads.hasNextPage && (
                <button
                  type="button"
                  className="button mt-2"
                  onClick={() => void reads.fetchNextPage()}
                >
                  {text.more}
                </button>
              )}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
