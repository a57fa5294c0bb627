import { startRegistration } from "@simplewebauthn/browser";
import { useMutation } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { momentInJakarta, useFormat, useText } from "../language/index.ts";
import { Failed, Notice, Section } from "../parts/index.ts";
import { reasonOf, useFailure, useTRPC, useTRPCClient, type Outputs } from "../server/index.ts";
import { Field, fieldOf } from "./form.tsx";
import { security } from "./security-text.ts";

export function Passkeys(props: {
  readonly passkeys: Outputs["access"]["factors"]["passkeys"];
  readonly onChanged: (codes: readonly string[]) => void;
}) {
  const text = useText(security);
  const format = useFormat();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const failure = useFailure();
  const onSuccess = (answer: { readonly recoveryCodes: readonly string[] }) =>
    props.onChanged(answer.recoveryCodes);
  const add = useMutation({
    mutationFn: async (name: string) => {
      const { ticket, options } = await client.factors.passkeyQuestion.mutate({});
      const response = await startRegistration({ optionsJSON: options });
      return client.factors.addPasskey.mutate({ ticket, name, response });
    },
    onSuccess,
  });
  const remove = useMutation(trpc.factors.removePasskey.mutationOptions({ onSuccess }));
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate(fieldOf(event.currentTarget, "name"));
  };
  const dayOf = (moment: string) => format.date(momentInJakarta(moment).day);
  return (
    <Section title={text.passkeys} note={text.passkeysNote}>
      <ul className="mb-3 divide-y divide-line text-sm">
        {props.passkeys.length === 0 && <li className="text-soft">{text.passkeyNone}</li>}
        {props.passkeys.map((key) => (
          <li key={key.credentialId} className="flex items-center justify-between gap-3 py-1.5">
            <span>
              <span className="font-semibold">{key.name}</span>{" "}
              <span className="text-soft">
                {key.lastUsedAt === null
                  ? text.neverUsed
                  : `${text.lastUsed} ${dayOf(key.lastUsedAt)}`}
              </span>
            </span>
            <button
              type="button"
              className="button"
              aria-label={`${text.passkeyRemove}: ${key.name}`}
              disabled={remove.isPending}
              onClick={() => remove.mutate({ credentialId: key.credentialId })}
            >
              {text.passkeyRemove}
            </button>
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <Field label={text.passkeyName} name="name" />
        <button type="submit" className="button button-primary" disabled={add.isPending}>
          {text.passkeyAdd}
        </button>
      </form>
      {add.error !== null &&
        (reasonOf(add.error) === null ? (
          <Notice tone="negative" title={text.passkeyFailed} />
        ) : (
          <Failed failure={failure(add.error)} />
        ))}
      {remove.error !== null && <Failed failure={failure(remove.error)} />}
    </Section>
  );
}
