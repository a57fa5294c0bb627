import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormat, useText } from "../language/index.ts";
import { Badge, Failed, Section } from "../parts/index.ts";
import { Loaded, useFailure, useTRPC } from "../server/index.ts";
import { security } from "./security-text.ts";

/** Where one is signed in, each to be ended at once. */
export function Sessions() {
  const text = useText(security);
  const format = useFormat();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failure = useFailure();
  const sessions = useQuery(trpc.access.sessions.queryOptions({}));
  const end = useMutation(
    trpc.access.endSessions.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.access.sessions.queryKey() }),
    }),
  );
  return (
    <Section
      title={text.sessions}
      actions={
        <button
          type="button"
          className="button"
          disabled={end.isPending || (sessions.data?.length ?? 0) < 2}
          onClick={() => end.mutate({ sessionId: null })}
        >
          {text.sessionsEnd}
        </button>
      }
    >
      <Loaded query={sessions} lines={2}>
        {(rows) => (
          <ul className="divide-y divide-line text-sm">
            {rows.map((row) => (
              <li key={row.sessionId} className="flex items-center justify-between gap-3 py-2">
                <span className="min-w-0">
                  <span className="font-semibold">
                    {deviceName(row.device, text.unknownDevice)}
                  </span>{" "}
                  {row.isThis && <Badge tone="positive">{text.sessionThis}</Badge>}
                  <span className="block text-soft">
                    {text.strengths[row.strength]} · {text.sessionBegan}{" "}
                    {format.moment(row.createdAt)} WIB · {text.sessionSeen}{" "}
                    {format.moment(row.lastSeenAt)} WIB
                  </span>
                </span>
                {!row.isThis && (
                  <button
                    type="button"
                    className="button"
                    disabled={end.isPending}
                    onClick={() => end.mutate({ sessionId: row.sessionId })}
                  >
                    {text.sessionEnd}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {end.error !== null && <Failed failure={failure(end.error)} />}
    </Section>
  );
}

/** Browser and system out of what a browser calls itself. */
function deviceName(device: string, otherwise: string): string {
  const browser = /Edg|Firefox|Chrome|Safari/.exec(device)?.[0]?.replace("Edg", "Edge");
  const system = /Windows|Android|iPhone|iPad|Mac OS|Linux/.exec(device)?.[0];
  return [browser, system].filter((part) => part !== undefined).join(" · ") || otherwise;
}
