import { Link } from "@tanstack/react-router";
import { useText } from "../language/index.ts";
import { Notice, Page } from "../parts/index.ts";
import { text as texts } from "./text.ts";

export function NotFound() {
  const text = useText(texts);
  return (
    <Page title={text.notFound} lead={text.notFoundCure}>
      <Link to="/" className="link">
        {text.pages.overview}
      </Link>
    </Page>
  );
}

/** A page that failed to draw itself, or whose code could not be loaded. */
export function Broken(props: { readonly error: unknown }) {
  const text = useText(texts);
  return (
    <div className="p-4">
      <Notice tone="negative" title={text.broken} body={text.brokenCure}>
        <p className="mt-1 font-mono text-xs text-soft">
          {props.error instanceof Error ? props.error.message : String(props.error)}
        </p>
        <button type="button" className="button mt-3" onClick={() => location.reload()}>
          {text.reload}
        </button>
      </Notice>
    </div>
  );
}
