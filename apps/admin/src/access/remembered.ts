const KEY = "pindah.signed-in";

/**
 * Whether somebody signed in on this computer and did not sign out: only then is the API asked who
 * it is. It holds no secret; the session itself is a cookie that these pages cannot read.
 */
export function mayBeSignedIn(): boolean {
  return localStorage.getItem(KEY) === "yes";
}

export function rememberSignedIn(isSignedIn: boolean): void {
  if (isSignedIn) localStorage.setItem(KEY, "yes");
  else localStorage.removeItem(KEY);
}

/** How a single sign-on ended that sent the browser back here; the mark is taken off the address. */
export function cameBack(): "signed_in" | "failed" | null {
  const { hash, pathname, search } = location;
  if (hash !== "#signed-in" && hash !== "#sign-in-failed") return null;
  history.replaceState(history.state, "", `${pathname}${search}`);
  if (hash === "#sign-in-failed") return "failed";
  rememberSignedIn(true);
  return "signed_in";
}

const linkMark = "#password=";

/** The token of a link of an administrator. It stands behind `#`, so no server is sent it. */
export function linkToken(): string | null {
  return location.hash.startsWith(linkMark) ? location.hash.slice(linkMark.length) : null;
}

/** The address that an administrator hands to the holder of an account. */
export function addressOfLink(token: string): string {
  return `${location.origin}/${linkMark}${token}`;
}
