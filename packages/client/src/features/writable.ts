type Json = Record<string, unknown>;

/** A JSON object, not a list. */
export const isRecord = (value: unknown): value is Json => Object(value) === value && !Array.isArray(value);

/**
 * A copy of a record as read, fit to be written back. Nulls go, for both surfaces refuse them (L-14). On REST
 * (`restBase` given) the links go as well, and what consists of nothing else: whether a reference's `self` or its
 * number wins is unknown (G-5). Read-only values stay: the servers ignore them (S-06), and some that are marked so
 * select the record (a contact's number).
 */
export function writable(value: unknown, restBase?: string): unknown {
  if (Array.isArray(value)) return value.map((item) => writable(item, restBase));
  if (!isRecord(value)) return value;
  const copy: Json = {};
  for (const [name, inner] of Object.entries(value)) {
    const written = writable(inner, restBase);
    const isLink =
      restBase &&
      (name === "metaData" ||
        (isRecord(written) && !Object.keys(written)[0]) ||
        (typeof inner === "string" &&
          [restBase, "https://restapi.e-conomic.com"].some((base) => inner.startsWith(base))));
    if (inner !== null && inner !== undefined && !isLink) copy[name] = written;
  }
  return copy;
}
