import { useMutation } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { useText } from "../language/index.ts";
import { Failed, Notice, Section } from "../parts/index.ts";
import { useFailure, useSession, useTRPC } from "../server/index.ts";
import { Field, fieldOf } from "./form.tsx";
import { security } from "./security-text.ts";

export function PasswordForm(props: { readonly hasFactor: boolean }) {
  const text = useText(security);
  const trpc = useTRPC();
  const failure = useFailure();
  const me = useSession();
  const change = useMutation(trpc.access.changePassword.mutationOptions());
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const code = fieldOf(form, "code").trim();
    change.mutate({
      password: fieldOf(form, "password"),
      newPassword: fieldOf(form, "newPassword"),
      code: code === "" ? null : code,
    });
  };
  return (
    <Section title={text.password}>
      {me.demonstration ? (
        <p className="text-sm text-soft">{text.passwordDemonstration}</p>
      ) : (
        <form onSubmit={submit} className="grid gap-3">
          <Field
            label={text.passwordOld}
            name="password"
            type="password"
            autoComplete="current-password"
          />
          {props.hasFactor && <Field label={text.code} name="code" autoComplete="one-time-code" />}
          <Field
            label={text.passwordNew}
            name="newPassword"
            type="password"
            autoComplete="new-password"
            minLength={12}
            hint={text.passwordHint}
          />
          <button type="submit" className="button button-primary" disabled={change.isPending}>
            {text.passwordChange}
          </button>
          {change.data?.needs === "nothing" && (
            <Notice tone="positive" title={text.passwordChanged} />
          )}
          {change.error !== null && <Failed failure={failure(change.error)} />}
        </form>
      )}
    </Section>
  );
}
