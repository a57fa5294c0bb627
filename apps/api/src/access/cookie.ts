/** With https the cookie is bound to this host and to https; without, only demonstrations run. */
export function sessionCookieName(secure: boolean): string {
  return secure ? "__Host-pindah-session" : "pindah-session";
}

/** The `Set-Cookie` header that gives a browser its session, or takes it away. */
export function sessionCookie(secure: boolean, sessionId: string | null): string {
  const parts = [
    `${sessionCookieName(secure)}=${sessionId ?? ""}`,
    "Path=/",
    "HttpOnly",
    "SameSite=Strict",
  ];
  if (secure) parts.push("Secure");
  if (sessionId === null) parts.push("Max-Age=0");
  return parts.join("; ");
}
