import type { WaveBlock } from "@pindah/domain/waves";
import { useFormat, useText } from "../language/index.ts";
import { text as texts } from "./text.ts";

/** Why a wave moves nobody, in words. */
export function Blocked({ block }: { readonly block: WaveBlock }) {
  const text = useText(texts);
  const format = useFormat();
  return (
    <>
      {text.blocked}:{" "}
      {block.kind === "date_not_decided"
        ? text.block.date_not_decided
        : text.block.no_home_ready(format.day(block.firstReadyOn))}
    </>
  );
}
