import { createHash } from "node:crypto";

/** Of every page: it is not framed, tells nobody where the visitor came from, asks for no device. */
const common = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "Referrer-Policy": "no-referrer",
  "X-Frame-Options": "DENY",
} as const;

const policy = (directives: readonly string[]) => ({
  ...common,
  "Content-Security-Policy": directives.join("; "),
});

/** The admin loads its own files and asks the API; scripts come from addresses it vouches for. */
export function adminHeaders(apiUrl: string): Readonly<Record<string, string>> {
  return policy([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${apiUrl}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types pindah",
  ]);
}

/**
 * The public site loads its own files and asks nobody. Its pages carry one style each, the same
 * in all of them: it is allowed by its hash, read from a page, and nothing else inline is.
 */
export function siteHeaders(page: string): Readonly<Record<string, string>> {
  const styles = [...page.matchAll(/<style>([^]*?)<\/style>/g)].map(
    ([, style = ""]) => `'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  );
  return policy([
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...styles].join(" "),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]);
}
