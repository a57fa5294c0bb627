import { useMutation } from "@tanstack/react-query";
import { useMemo, type SubmitEvent } from "react";
import { encode } from "uqr";
import { useText } from "../language/index.ts";
import { Badge, Failed, Section } from "../parts/index.ts";
import { useFailure, useTRPC } from "../server/index.ts";
import { Field, fieldOf } from "./form.tsx";
import { security } from "./security-text.ts";

export function AppFactor(props: {
  readonly isOn: boolean;
  readonly onChanged: (codes: readonly string[]) => void;
}) {
  const text = useText(security);
  const trpc = useTRPC();
  const failure = useFailure();
  const onSuccess = (answer: { readonly recoveryCodes: readonly string[] }) => {
    begin.reset();
    props.onChanged(answer.recoveryCodes);
  };
  const begin = useMutation(trpc.factors.beginApp.mutationOptions());
  const confirm = useMutation(trpc.factors.confirmApp.mutationOptions({ onSuccess }));
  const remove = useMutation(trpc.factors.removeApp.mutationOptions({ onSuccess }));
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.mutate({ code: fieldOf(event.currentTarget, "code").replaceAll(/\s/g, "") });
  };
  const error = begin.error ?? confirm.error ?? remove.error;
  return (
    <Section
      title={text.app}
      note={text.appNote}
      actions={
        <Badge tone={props.isOn ? "positive" : "neutral"}>
          {props.isOn ? text.appOn : text.appOff}
        </Badge>
      }
    >
      {props.isOn ? (
        <button
          type="button"
          className="button"
          disabled={remove.isPending}
          onClick={() => remove.mutate({})}
        >
          {text.appRemove}
        </button>
      ) : begin.data === undefined ? (
        <button
          type="button"
          className="button button-primary"
          disabled={begin.isPending}
          onClick={() => begin.mutate({})}
        >
          {text.appBegin}
        </button>
      ) : (
        <form onSubmit={submit} className="grid gap-3">
          <p className="text-sm">{text.appScan}</p>
          <QrPicture text={begin.data.address} label={text.appQr} />
          <code className="font-mono text-sm break-all">
            {begin.data.secret.match(/.{1,4}/g)?.join(" ")}
          </code>
          <Field label={text.appCode} name="code" autoComplete="one-time-code" numeric />
          <button type="submit" className="button button-primary" disabled={confirm.isPending}>
            {text.appConfirm}
          </button>
        </form>
      )}
      {error !== null && <Failed failure={failure(error)} />}
    </Section>
  );
}

/** Always dark on white, also where the page is dark: cameras want it so. */
function QrPicture(props: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const { data, size: width } = encode(props.text, { border: 2 });
    const squares = data.flatMap((row, y) =>
      row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
    );
    return { size: width, path: squares.join("") };
  }, [props.text]);
  return (
    <svg
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${size} ${size}`}
      className="w-48"
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
