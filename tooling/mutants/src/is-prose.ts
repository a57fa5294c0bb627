/** As much of a place in a syntax tree as the question below needs. */
export type Place = {
  readonly node: { readonly type: string };
  readonly parentPath: Place | null;
};

/**
 * Is this a plain text that stands under `id` or `en` of an object with both? A text with a figure
 * in it (a template) is none: that the figure is said is for the tests to show.
 */
export function isProse(place: Place): boolean {
  if (place.node.type !== "StringLiteral") return false;
  const property = place.parentPath;
  const object = property?.parentPath?.node;
  if (property === null || object?.type !== "ObjectExpression") return false;
  const names = "properties" in object ? namesOf(object.properties) : [];
  const [name] = namesOf([property.node]);
  return (name === "id" || name === "en") && names.includes("id") && names.includes("en");
}

function namesOf(properties: unknown): readonly string[] {
  return (Array.isArray(properties) ? properties : []).flatMap(({ key }) =>
    typeof key?.name === "string" ? [key.name] : [],
  );
}
