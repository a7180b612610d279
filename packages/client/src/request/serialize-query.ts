/**
 * Writes query parameters as text. Lists repeat their name; `undefined` and `null` are left out. What the path brings
 * itself comes last.
 */
export function serializeQuery(query: Readonly<Record<string, unknown>>, ownQuery = ""): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().flatMap((item) => (item == null ? [] : `${name}=${encodeURIComponent(`${item}`)}`)),
  );
  return [...pairs, ...(ownQuery === "" ? [] : [ownQuery])].join("&");
}
