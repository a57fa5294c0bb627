type ScriptAddresses = { readonly createScriptURL: (address: string) => string };
type TrustedTypes = { readonly createPolicy: (name: "default", rules: ScriptAddresses) => unknown };

/**
 * Under Trusted Types nothing may become a script's address unless this policy lets it: only files
 * of these pages do (the planner's worker). Where the browser has no Trusted Types, the content
 * security policy still keeps to `script-src 'self'`.
 */
export function allowOwnScriptsOnly(): void {
  const scope: object = globalThis;
  if (!hasTrustedTypes(scope)) return;
  scope.trustedTypes.createPolicy("default", {
    createScriptURL: (address) => {
      const url = new URL(address, location.href);
      if (url.origin !== location.origin)
        throw new TypeError(`Not a script of these pages: ${address}`);
      return url.href;
    },
  });
}

function hasTrustedTypes(scope: object): scope is { readonly trustedTypes: TrustedTypes } {
  return "trustedTypes" in scope;
}
