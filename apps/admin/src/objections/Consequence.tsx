import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormat, useText } from "../language/index.ts";
import { Act, Wide } from "../parts/index.ts";
import { useFailure, useTRPC, type Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";

type Replay = NonNullable<Outputs["objections"]["one"]["objection"]["replay"]>;
type Variants = Extract<Replay, { kind: "replayed" }>["variants"];
const names = ["pure", "fewestMoves", "nobodyLoses"] as const;

/** The variants side by side: who else moves, who loses, and the hash one signs for. */
export function Consequence(props: {
  readonly objectionId: string;
  readonly variants: Variants;
  readonly signs: boolean;
}) {
  const text = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const failure = useFailure();
  const queries = useQueryClient();
  const uphold = useMutation(
    trpc.objections.uphold.mutationOptions({
      onSuccess: () => queries.invalidateQueries(),
    }),
  );
  const home = (id: string | null) => id ?? text.noHome;
  return (
    <Wide label={text.variantsTable}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{text.variant}</th>
            <th scope="col">{text.before}</th>
            <th scope="col">{text.after}</th>
            <th scope="col">{text.others}</th>
            <th scope="col" className="number">
              {text.lose}
            </th>
            <th scope="col">{text.sign}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((variant) => {
            const { concerned, others, othersWhoLose, planHash } = props.variants[variant];
            return (
              <tr key={variant}>
                <th scope="row">{text.variants[variant]}</th>
                <td className="font-mono text-sm">
                  {concerned.map(({ before }) => home(before)).join(", ")}
                </td>
                <td className="font-mono text-sm">
                  {concerned.map(({ after }) => home(after)).join(", ")}
                </td>
                <td>
                  {others.length === 0 ? (
                    "0"
                  ) : (
                    <details>
                      <summary>{format.number(others.length)}</summary>
                      <ul className="font-mono text-sm">
                        {others.map(({ householdId, before, after }) => (
                          <li key={householdId}>
                            {householdId}: {home(before)} → {home(after)}
                          </li>
                        ))}
                      </ul>
                    </details>
                  )}
                </td>
                <td className="number">{format.number(othersWhoLose)}</td>
                <td>
                  {props.signs ? (
                    <Act
                      name={text.sign}
                      question={text.signQuestion}
                      body={text.variants[variant]}
                      hash={planHash}
                      asksReason
                      isPrimary
                      isBusy={uphold.isPending}
                      failure={uphold.error === null ? null : failure(uphold.error)}
                      onConfirm={(answer, close) =>
                        uphold.mutate(
                          {
                            commandId: crypto.randomUUID(),
                            objectionId: props.objectionId,
                            variant,
                            planHash,
                            answer,
                          },
                          { onSuccess: close },
                        )
                      }
                    />
                  ) : (
                    <span className="font-mono text-xs">{planHash.slice(0, 12)}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Wide>
  );
}
