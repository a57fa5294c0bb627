import { LanguageProvider, useText } from "../language/index.ts";
import { Notice } from "../parts/index.ts";
import { text as texts } from "./text.ts";

/** Shown when the file that names the API cannot be read: nothing else can work then. */
export function NoServer(props: { readonly reason: string }) {
  return (
    <LanguageProvider>
      <Message reason={props.reason} />
    </LanguageProvider>
  );
}

function Message(props: { readonly reason: string }) {
  const text = useText(texts);
  return (
    <main className="mx-auto max-w-xl p-6">
      <Notice tone="negative" title={text.noServer} body={props.reason} />
    </main>
  );
}
