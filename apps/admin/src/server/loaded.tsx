import type { ReactNode } from "react";
import { Failed, Waiting } from "../parts/index.ts";
import { useFailure } from "./failure.ts";

/** A page's three states: waiting, failed (or no permission), here. */
export function Loaded<Data>(props: {
  readonly query: {
    readonly data: Data | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}) {
  const failure = useFailure();
  const { data, error, refetch } = props.query;
  if (data !== undefined) return <>{props.children(data)}</>;
  if (error !== null) {
    return (
      <div className="p-4">
        <Failed failure={failure(error)} onRetry={() => void refetch()} />
      </div>
    );
  }
  return <Waiting lines={props.lines ?? 4} />;
}
