/** The types and properties of a value, without its contents. */
export type Shape =
  | { readonly kind: "null" | "boolean" | "number" | "text" | "nothing" }
  | { readonly kind: "list"; readonly item?: Shape }
  | {
      readonly kind: "object";
      readonly properties: Readonly<Record<string, { readonly shape: Shape; readonly always: boolean }>>;
    };

/** Returns the shape of a value. All items of a list share one shape. */
export function shapeOf(value: unknown): Shape {
  if (value === undefined) return { kind: "nothing" };
  if (value === null) return { kind: "null" };
  if (Array.isArray(value))
    return value.length === 0 ? { kind: "list" } : { kind: "list", item: together(value.map(shapeOf)) };
  if (typeof value === "object") {
    const properties = Object.entries(value).map(([name, inner]) => [
      name,
      { shape: shapeOf(inner), always: true },
    ]);
    return { kind: "object", properties: Object.fromEntries(properties) };
  }
  if (typeof value === "boolean" || typeof value === "number")
    return { kind: typeof value as "boolean" | "number" };
  return { kind: "text" };
}

function together(shapes: readonly Shape[]): Shape {
  return shapes.reduce((left, right) => {
    if (left.kind === "object" && right.kind === "object") {
      const names = new Set([...Object.keys(left.properties), ...Object.keys(right.properties)]);
      const properties = [...names].map((name) => {
        const [a, b] = [left.properties[name], right.properties[name]];
        const shape = a && b ? together([a.shape, b.shape]) : (a?.shape ?? b?.shape ?? shapeOf(undefined));
        return [name, { shape, always: a?.always === true && b?.always === true }];
      });
      return { kind: "object", properties: Object.fromEntries(properties) };
    }
    if (left.kind === "list" && right.kind === "list") {
      const items = [left.item, right.item].filter((item) => item !== undefined);
      return items.length === 0 ? left : { kind: "list", item: together(items) };
    }
    return left.kind === "null" ? right : left;
  });
}

/**
 * Lists where the mocks' answer differs in shape from the recorded one: another type of value, a property that the
 * server always sends and the mocks do not, or one that the server never sends and the mocks always do. Data differ, so
 * a property that either of them sends only sometimes is not a difference.
 */
export function differences(recorded: Shape, mocked: Shape, at = "body"): readonly string[] {
  if (recorded.kind === "null" || mocked.kind === "null") return [];
  if (recorded.kind !== mocked.kind)
    return [`${at}: ${recorded.kind} was recorded, the mock sends ${mocked.kind}`];
  if (recorded.kind === "list" && mocked.kind === "list")
    return recorded.item && mocked.item ? differences(recorded.item, mocked.item, `${at}[]`) : [];
  if (recorded.kind !== "object" || mocked.kind !== "object") return [];
  const found: string[] = [];
  for (const [name, { shape, always }] of Object.entries(recorded.properties)) {
    const own = mocked.properties[name];
    if (own !== undefined) found.push(...differences(shape, own.shape, `${at}.${name}`));
    else if (always) found.push(`${at}.${name}: was recorded, the mock does not send it`);
  }
  for (const [name, { always }] of Object.entries(mocked.properties)) {
    if (always && !(name in recorded.properties))
      found.push(`${at}.${name}: the mock sends it, it was not recorded`);
  }
  return found;
}
