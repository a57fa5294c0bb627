import type { Json } from "@pindah/domain/kernel";

/**
 * Where `found` is not as `expected`, as sentences with the path of the value. Objects are compared
 * by the keys that are expected, so that a case can name only what was worked out by hand; lists
 * are compared whole, in their order.
 */
export function differences(expected: Json, found: unknown, path = "output"): readonly string[] {
  if (isList(expected)) {
    if (!Array.isArray(found)) return [`${path} is ${shown(found)}, not a list`];
    if (found.length !== expected.length)
      return [`${path} has ${found.length} entries, not ${expected.length}: ${shown(found)}`];
    return expected.flatMap((item, index) => differences(item, found[index], `${path}[${index}]`));
  }
  if (isObject(expected)) {
    if (!isObject(found)) return [`${path} is ${shown(found)}, not ${shown(expected)}`];
    return Object.entries(expected).flatMap(([key, value]) =>
      value === undefined ? [] : differences(value, found[key], `${path}.${key}`),
    );
  }
  return Object.is(expected, found) ? [] : [`${path} is ${shown(found)}, not ${shown(expected)}`];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: unknown): value is Readonly<Record<string, Json | undefined>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = value === undefined ? "absent" : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
