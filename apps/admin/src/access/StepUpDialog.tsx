import { startAuthentication } from "@simplewebauthn/browser";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState, type SubmitEvent } from "react";
import { useText } from "../language/index.ts";
import { Dialog, Failed } from "../parts/index.ts";
import { answerStepUp, useFailure, useTRPCClient } from "../server/index.ts";
import { Field, fieldOf } from "./form.tsx";
import { security } from "./security-text.ts";
import { text as texts } from "./text.ts";

/** Comes up when an act asks for a fresh proof; the act goes on by itself afterwards. */
export function StepUpDialog() {
  const text = useText(security);
  const names = useText(texts);
  const client = useTRPCClient();
  const failure = useFailure();
  const settle = useRef<((proved: boolean) => void) | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [needs, setNeeds] = useState<"nothing" | "app" | "passkey">("nothing");
  useEffect(
    () =>
      answerStepUp(
        () =>
          new Promise((resolve) => {
            settle.current = resolve;
            setNeeds("nothing");
            setIsOpen(true);
          }),
      ),
    [],
  );
  const close = (proved: boolean) => {
    setIsOpen(false);
    settle.current?.(proved);
    settle.current = null;
  };
  const prove = useMutation({
    mutationFn: (by: { readonly password: string; readonly code: string | null } | "passkey") =>
      by === "passkey" ? proveByPasskey() : client.access.stepUp.mutate(by),
    onSuccess: (answer) => (answer.needs === "nothing" ? close(true) : setNeeds(answer.needs)),
  });
  async function proveByPasskey() {
    const { ticket, options } = await client.access.stepUpQuestion.mutate({});
    const response = await startAuthentication({ optionsJSON: options });
    return client.access.stepUpByPasskey.mutate({ ticket, response });
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const code = fieldOf(form, "code").trim();
    prove.mutate({ password: fieldOf(form, "password"), code: code === "" ? null : code });
  };
  return (
    <Dialog title={text.stepUp} isOpen={isOpen} onClose={() => close(false)}>
      <form onSubmit={submit} className="grid gap-3">
        <p className="text-sm text-soft">{text.stepUpNote}</p>
        <Field
          label={names.password}
          name="password"
          type="password"
          autoComplete="current-password"
        />
        {needs !== "nothing" && (
          <Field label={text.code} name="code" autoComplete="one-time-code" />
        )}
        {prove.error !== null && <Failed failure={failure(prove.error)} />}
        <div className="flex flex-wrap gap-2">
          <button type="submit" className="button button-primary" disabled={prove.isPending}>
            {text.stepUpGo}
          </button>
          <button
            type="button"
            className="button"
            disabled={prove.isPending}
            onClick={() => prove.mutate("passkey")}
          >
            {text.stepUpPasskey}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
