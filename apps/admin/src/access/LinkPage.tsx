import { useMutation } from "@tanstack/react-query";
import { useEffect, type SubmitEvent } from "react";
import { useText } from "../language/index.ts";
import { Failed, Notice } from "../parts/index.ts";
import { useFailure, useTRPC } from "../server/index.ts";
import { Field, fieldOf } from "./form.tsx";
import { LanguageChoice } from "./LanguageChoice.tsx";
import { security } from "./security-text.ts";

/** Where the holder of an account sets his password, by a link that works once. */
export function LinkPage(props: { readonly token: string; readonly onDone: () => void }) {
  const text = useText(security);
  const trpc = useTRPC();
  const failure = useFailure();
  const setPassword = useMutation(trpc.access.redeemLink.mutationOptions());
  useEffect(() => {
    document.title = `${text.linkTitle} – Pindah`;
  }, [text.linkTitle]);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setPassword.mutate({ token: props.token, password: fieldOf(event.currentTarget, "password") });
  };
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center px-4 py-10">
      <form onSubmit={submit} className="card grid gap-3 p-4">
        <div className="flex items-start justify-between gap-4">
          <h1>{text.linkTitle}</h1>
          <LanguageChoice />
        </div>
        <p className="text-sm text-soft">{text.linkLead}</p>
        {setPassword.data === undefined ? (
          <>
            <Field
              label={text.passwordNew}
              name="password"
              type="password"
              autoComplete="new-password"
              minLength={12}
              hint={text.passwordHint}
            />
            <button
              type="submit"
              className="button button-primary"
              disabled={setPassword.isPending}
            >
              {text.linkGo}
            </button>
          </>
        ) : (
          <>
            <Notice tone="positive" title={text.linkDone(setPassword.data.signInName)} />
            <button type="button" className="button button-primary" onClick={props.onDone}>
              {text.stepUpGo}
            </button>
          </>
        )}
        {setPassword.error !== null && <Failed failure={failure(setPassword.error)} />}
      </form>
    </main>
  );
}
