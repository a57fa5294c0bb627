import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useId, useState, type SubmitEvent } from "react";
import { useText } from "../language/index.ts";
import { Failed, Notice } from "../parts/index.ts";
import {
  reasonOf,
  roleNames,
  useApiAddress,
  useFailure,
  useTRPC,
  useTRPCClient,
} from "../server/index.ts";
import { LanguageChoice } from "./LanguageChoice.tsx";
import { security } from "./security-text.ts";
import { text as texts } from "./text.ts";

/** Sign-in; on a demonstration with its accounts, one button for each role. */
export function SignInPage(props: {
  readonly onSignedIn: () => void;
  /** A single sign-on sent the browser back without a session. */
  readonly signOnFailed: boolean;
}) {
  const text = useText(texts);
  const more = useText(security);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const api = useApiAddress();
  const failure = useFailure();
  const ids = { name: useId(), password: useId(), code: useId() };
  const accounts = useQuery(trpc.access.demonstrationAccounts.queryOptions({}));
  const ways = useQuery(trpc.access.ways.queryOptions({}));
  // A wrong code is asked for again: what is needed outlives the attempt.
  const [needs, setNeeds] = useState<"nothing" | "app" | "passkey">("nothing");
  const signIn = useMutation(
    trpc.access.signIn.mutationOptions({
      onSuccess: (answer) => {
        setNeeds(answer.needs);
        if (answer.needs === "nothing") props.onSignedIn();
      },
    }),
  );
  const byPasskey = useMutation({
    mutationFn: async () => {
      const { startAuthentication } = await import("@simplewebauthn/browser");
      const { ticket, options } = await client.access.passkeyQuestion.mutate({});
      const response = await startAuthentication({ optionsJSON: options });
      return client.access.passkeySignIn.mutate({ ticket, response });
    },
    onSuccess: () => props.onSignedIn(),
  });
  useEffect(() => {
    document.title = `${text.title} – Pindah`;
  }, [text.title]);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const code = textOf(form.get("code")).trim();
    signIn.mutate({
      code: code === "" ? null : code,
      signInName: textOf(form.get("signInName")),
      password: textOf(form.get("password")),
    });
  };
  const demonstration = accounts.data ?? [];
  return (
    <main className="mx-auto grid min-h-dvh max-w-5xl content-center gap-8 px-4 py-10 md:grid-cols-[22rem_1fr]">
      <div>
        <div className="mb-6 flex items-start justify-between gap-4">
          <div>
            <p className="text-xl font-bold tracking-tight text-primary">{text.product}</p>
            <p className="text-soft">{text.lead}</p>
          </div>
          <LanguageChoice />
        </div>
        <form onSubmit={submit} className="card grid gap-3 p-4">
          <h1 className="text-lg font-semibold">{text.title}</h1>
          <label htmlFor={ids.name} className="grid gap-1 text-sm">
            {text.name}
            <input
              id={ids.name}
              name="signInName"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              className="field"
            />
          </label>
          <label htmlFor={ids.password} className="grid gap-1 text-sm">
            {text.password}
            <input
              id={ids.password}
              name="password"
              type="password"
              autoComplete="current-password"
              required
              className="field"
            />
          </label>
          {needs !== "nothing" && (
            <label htmlFor={ids.code} className="grid gap-1 text-sm">
              {more.code}
              <input
                id={ids.code}
                name="code"
                autoComplete="one-time-code"
                spellCheck={false}
                required
                className="field"
              />
            </label>
          )}
          {needs === "passkey" && <p className="text-sm text-soft">{more.passkeyOnly}</p>}
          <button type="submit" className="button button-primary" disabled={signIn.isPending}>
            {signIn.isPending ? text.submitting : text.submit}
          </button>
          {signIn.error !== null && <Failed failure={failure(signIn.error)} />}
          <button
            type="button"
            className="button"
            disabled={byPasskey.isPending}
            onClick={() => byPasskey.mutate()}
          >
            {more.withPasskey}
          </button>
          {ways.data?.singleSignOn != null && (
            <a className="button" href={`${api}/single-sign-on`}>
              {more.withSingleSignOn(ways.data.singleSignOn)}
            </a>
          )}
          {props.signOnFailed && (
            <Notice tone="negative" title={more.signOnFailed} body={more.signOnFailedBody} />
          )}
          {byPasskey.error !== null && reasonOf(byPasskey.error) !== null && (
            <Failed failure={failure(byPasskey.error)} />
          )}
          {accounts.error !== null && <Failed failure={failure(accounts.error)} />}
        </form>
      </div>
      {demonstration.length > 0 && (
        <section aria-labelledby="accounts">
          <h2 id="accounts">{text.demonstration}</h2>
          <p className="mb-3 text-sm text-soft">{text.demonstrationNote}</p>
          <ul className="grid gap-2 sm:grid-cols-2">
            {demonstration.map((account) => (
              <li key={account.signInName}>
                <DemonstrationAccount
                  account={account}
                  isPending={signIn.isPending}
                  onChoose={() =>
                    signIn.mutate({ signInName: account.signInName, password: account.password })
                  }
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

function DemonstrationAccount(props: {
  readonly account: {
    readonly signInName: string;
    readonly role: keyof (typeof roleNames)["id"];
    readonly institutionCode: string | null;
  };
  readonly isPending: boolean;
  readonly onChoose: () => void;
}) {
  const names = useText(roleNames);
  const { account } = props;
  return (
    <button
      type="button"
      disabled={props.isPending}
      className="card flex w-full flex-col items-start px-3 py-2 text-start hover:border-primary-mark hover:bg-primary-soft disabled:opacity-60"
      onClick={props.onChoose}
    >
      <span className="font-semibold">{names[account.role]}</span>
      <span className="text-sm text-soft">
        {account.signInName}
        {account.institutionCode === null ? "" : ` · ${account.institutionCode}`}
      </span>
    </button>
  );
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === "string" ? value : "";
}
