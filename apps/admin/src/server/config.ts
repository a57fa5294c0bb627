export type Config = { readonly api: string };

/** Where the API is, asked when the pages start: one build serves any address. */
export async function loadConfig(): Promise<Config> {
  const answer = await fetch("/config.json", { cache: "no-store" });
  if (!answer.ok) throw new Error(`/config.json: ${answer.status}`);
  return configFrom(await answer.json());
}

/** Reads `{ "api": "https://…" }`; an address with a slash at its end is the same address. */
export function configFrom(value: unknown): Config {
  if (typeof value !== "object" || value === null || !("api" in value)) {
    throw new Error('/config.json: { "api": "https://…" }');
  }
  const { api } = value;
  if (typeof api !== "string" || !/^https?:$/.test(URL.parse(api)?.protocol ?? "")) {
    throw new Error(`/config.json: "api" = ${JSON.stringify(api)}, http(s)://…`);
  }
  return { api: api.replace(/\/+$/, "") };
}
