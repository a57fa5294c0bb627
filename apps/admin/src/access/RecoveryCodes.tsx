import { useMutation } from "@tanstack/react-query";
import { useFormat, useText } from "../language/index.ts";
import { Failed, Section } from "../parts/index.ts";
import { useFailure, useTRPC } from "../server/index.ts";
import { security } from "./security-text.ts";

/** How many are left; new ones are shown once, to be printed or copied. */
export function RecoveryCodes(props: {
  readonly left: number;
  readonly canMake: boolean;
  readonly shown: readonly string[];
  readonly onChanged: (codes: readonly string[]) => void;
  readonly onKept: () => void;
}) {
  const text = useText(security);
  const format = useFormat();
  const trpc = useTRPC();
  const failure = useFailure();
  const renew = useMutation(
    trpc.factors.renewRecoveryCodes.mutationOptions({
      onSuccess: ({ recoveryCodes }) => props.onChanged(recoveryCodes),
    }),
  );
  return (
    <Section title={text.codes} note={text.codesNote}>
      {props.shown.length > 0 ? (
        <div className="grid gap-3" role="status">
          <p className="font-semibold">{text.codesShown}</p>
          <p className="text-sm text-soft">{text.codesShownNote}</p>
          <ol className="grid grid-cols-2 gap-x-6 gap-y-1 font-mono">
            {props.shown.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ol>
          <div className="no-print flex gap-2">
            <button type="button" className="button" onClick={() => print()}>
              {text.print}
            </button>
            <button type="button" className="button button-primary" onClick={props.onKept}>
              {text.done}
            </button>
          </div>
        </div>
      ) : (
        <div className="grid justify-items-start gap-3">
          <p className="text-sm">{text.codesLeft(format.number(props.left))}</p>
          <button
            type="button"
            className="button"
            disabled={!props.canMake || renew.isPending}
            onClick={() => renew.mutate({})}
          >
            {text.codesNew}
          </button>
        </div>
      )}
      {renew.error !== null && <Failed failure={failure(renew.error)} />}
    </Section>
  );
}
