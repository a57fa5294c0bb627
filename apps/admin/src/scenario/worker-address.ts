type Policy = { readonly createScriptURL: (address: string) => string };
type TrustedTypes = {
  readonly createPolicy: (name: "pindah", rules: Policy) => Policy;
};

let policy: Policy | undefined;

/**
 * Vouches for the address of a script of these pages. Under Trusted Types the browser takes a
 * worker's address only from here (the result stands for the text that it is made of); where it has
 * no Trusted Types, the content security policy still keeps to `worker-src 'self'`.
 */
export function ownScript(address: string): string {
  const scope: object = globalThis;
  if (!hasTrustedTypes(scope)) return sameOrigin(address);
  policy ??= scope.trustedTypes.createPolicy("pindah", { createScriptURL: sameOrigin });
  return policy.createScriptURL(address);
}

function sameOrigin(address: string): string {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin)
    throw new TypeError(`Not a script of these pages: ${address}`);
  return url.href;
}

function hasTrustedTypes(scope: object): scope is { readonly trustedTypes: TrustedTypes } {
  return "trustedTypes" in scope;
}
