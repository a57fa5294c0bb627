import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");

/** The tokens of the n-th rule block: 0 light, 1 dark by preference, 2 dark by choice. */
function tokensOf(block: number): Map<string, string> {
  const body = [...css.matchAll(/:root[^{]*\{([^}]*)\}/g)][block]?.[1] ?? "";
  return new Map(
    [...body.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map((m) => [m[1] ?? "", m[2] ?? ""]),
  );
}

/** WCAG 2.2 relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const textPairs = [
  ["ink", "paper"],
  ["ink", "ground"],
  ["ink", "sunken"],
  ["ink-soft", "paper"],
  ["ink-soft", "sunken"],
  ["ink-faint", "paper"],
  ["ink-faint", "ground"],
  ["primary", "paper"],
  ["primary", "ground"],
  ["primary", "primary-soft"],
  ["on-primary", "primary"],
  ["on-navy", "navy"],
  ["on-navy-soft", "navy"],
  ["positive", "positive-soft"],
  ["positive", "paper"],
  ["notice", "notice-soft"],
  ["notice", "paper"],
  ["negative", "negative-soft"],
  ["negative", "paper"],
  ["neutral", "neutral-soft"],
  ["home-free-ink", "home-free"],
  ["home-housed-ink", "home-housed"],
  ["home-reserved-ink", "home-reserved"],
  ["home-out-of-service-ink", "home-out-of-service"],
  ["home-not-ready-ink", "home-not-ready"],
] as const;

const markPairs = [
  ["line-strong", "paper"],
  ["line-strong", "ground"],
  ["focus", "paper"],
  ["focus", "ground"],
  ["primary-mark", "paper"],
  ["positive-mark", "paper"],
  ["notice-mark", "paper"],
  ["negative-mark", "paper"],
  ["neutral-mark", "paper"],
  ["home-outline", "paper"],
  ["home-outline", "ground"],
  ["class-1", "paper"],
  ["class-2", "paper"],
  ["class-3", "paper"],
  ["class-none", "paper"],
  ["class-undecided", "paper"],
] as const;

test("contrast is computed as WCAG does: black on white is 21, #196bcd on white 5.22", () => {
  expect(contrast("#000000", "#ffffff")).toBe(21);
  expect(contrast("#196bcd", "#ffffff")).toBeCloseTo(5.22, 2);
});

describe.each([
  ["light", 0],
  ["dark", 2],
])("%s colours", (_, block) => {
  const tokens = tokensOf(block);
  const ratio = (a: string, b: string) =>
    contrast(tokens.get(a) ?? "#000000", tokens.get(b) ?? "#000000");

  test.each(textPairs)("text %s on %s has at least 4.5:1", (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(markPairs)("mark %s on %s has at least 3:1", (mark, ground) => {
    expect(ratio(mark, ground)).toBeGreaterThanOrEqual(3);
  });
});

test("dark by preference and dark by choice are the same colours", () => {
  expect(tokensOf(1).size).toBeGreaterThan(30);
  expect(tokensOf(1)).toEqual(tokensOf(2));
});
