import { assertNever } from "@pindah/domain/kernel";
import { z } from "zod";
import { useFormat, useLanguage, useText } from "../language/index.ts";
import { Notice } from "../parts/index.ts";
import type { Import } from "./state.ts";
import { text as texts } from "./text.ts";

const both = z.object({ id: z.string(), en: z.string() });
const Failure = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("unreadable"), wrong: both, cure: both }),
  z.object({ kind: z.literal("too_slow"), seconds: z.number() }),
  z.object({ kind: z.enum(["too_much_memory", "file_gone", "no_dataset", "internal_error"]) }),
  z.object({ kind: z.enum(["changed_since", "still_used"]), people: z.number() }),
]);
type Failure = z.infer<typeof Failure>;

/** Why a file could not be used, or an import not be undone; never what the file holds. */
export function FailureNotice(props: {
  readonly state: Import["state"];
  readonly failure: Import["failure"];
}) {
  const { failures } = useText(texts);
  const say = useSentence();
  const read = Failure.safeParse(props.failure);
  const failure: Failure = read.success ? read.data : { kind: "internal_error" };
  const title = props.state === "failed" ? failures.title : failures.undoTitle;
  return <Notice tone="negative" title={title} body={say(failure)} />;
}

function useSentence(): (failure: Failure) => string {
  const { failures } = useText(texts);
  const { language } = useLanguage();
  const format = useFormat();
  return (failure) => {
    switch (failure.kind) {
      case "unreadable":
        return `${failure.wrong[language]} ${failure.cure[language]}`;
      case "too_slow":
        return failures.too_slow(format.number(failure.seconds));
      case "changed_since":
      case "still_used":
        return failures[failure.kind](format.number(failure.people));
      case "too_much_memory":
      case "file_gone":
      case "no_dataset":
      case "internal_error":
        return failures[failure.kind];
      default:
        return assertNever(failure);
    }
  };
}
