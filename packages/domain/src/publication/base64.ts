const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Map(DIGITS.split("").map((digit, value) => [digit, value]));

/** Standard Base64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const group = a * 65536 + b * 256 + c;
    const digits = [262144, 4096, 64, 1].map((unit) => DIGITS[Math.floor(group / unit) % 64] ?? "");
    const kept = Math.min(bytes.length - at, 3) + 1;
    text += digits.slice(0, kept).join("").padEnd(4, "=");
  }
  return text;
}

/** Null when the text is not the one Base64 form of some bytes. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const digits = text.replace(/={1,2}$/, "");
  const values = digits.split("").map((digit) => VALUES.get(digit));
  const bytes: number[] = [];
  for (let at = 0; at < values.length; at += 4) {
    const group = values.slice(at, at + 4);
    if (group.includes(undefined) || group.length === 1) return null;
    const [a = 0, b = 0, c = 0, d = 0] = group;
    const whole = a * 262144 + b * 4096 + c * 64 + d;
    const three = [Math.floor(whole / 65536), Math.floor(whole / 256) % 256, whole % 256];
    bytes.push(...three.slice(0, group.length - 1));
  }
  const result = Uint8Array.from(bytes);
  return toBase64(result) === text ? result : null;
}
