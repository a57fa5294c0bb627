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
