import tokens from "@pindah/ui/tokens.css?inline";
import site from "./site.css?inline";

/** The style of every page, written into it: one request shows the page. */
export const css = `${tokens}${site}`;
