import { catalogue } from "@pindah/ui";
import { useText } from "../language/index.ts";

const texts = catalogue({
  id: { words: { "public code": "sumber terbuka", unsourced: "belum bersumber" } },
  en: { words: { "public code": "open sources", unsourced: "no source yet" } },
});

/** Where a row of the data comes from: the data's own tokens in words, the rest as written. */
export function Source(props: { readonly of: string }) {
  const words: Readonly<Record<string, string>> = useText(texts).words;
  const parts = props.of.split(";").map((part) => part.trim());
  return <>{parts.map((part) => words[part] ?? part).join("; ")}</>;
}
