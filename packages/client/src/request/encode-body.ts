import { fail } from "../errors/fail.ts";

/** The path of the first `null`. */
const findNull = (value: unknown, path = ""): string | undefined => {
  if (value === null) return path || "the body";
  if (typeof value !== "object") return;
  for (const [key, inner] of Object.entries(value as object)) {
    const found = findNull(inner, Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key);
    if (found) return found;
  }
};

/** What kind of built-in object it is, wherever it comes from; nothing for objects of one's own and lists. */
const kindOf = (body: unknown): string =>
  (body as { [Symbol.toStringTag]?: string } | null | undefined)?.[Symbol.toStringTag] ?? "";

/**
 * A body as far as it can be encoded without a key: raw ones (bytes, and what makes them under a key) as they are, all
 * others as JSON text. Properties that are `undefined` are left out; `null` is refused, as both surfaces do (L-14). What
 * is no JSON at all, as a circle or a BigInt, is `JSON.stringify`'s own TypeError.
 */
export const encodeBody = (body: unknown): unknown => {
  const kind = kindOf(body);
  if (body === undefined || /(Blob|File|Encoder|Array|Buffer|View|Stream)$/.test(kind)) return body;
  const text = JSON.stringify(body);
  // A `FormData`, `Map` or promise would be an empty object.
  if (!text || kind) return fail("the body", `is no JSON: ${kind} (forms: multipart)`);
  // What JSON makes null of (NaN, holes, invalid dates) is looked for as well: in the text, not in the input.
  const path = text.includes("null") && findNull(JSON.parse(text));
  return path ? fail(path, "is null (or NaN): leave it out") : text;
};

/** A body that depends on the key: a repeated upload has to be the same bytes. */
export interface Encoder {
  readonly [Symbol.toStringTag]: "Encoder";
  encodeUnder(key: string | undefined): Promise<Encoded>;
}

/** A body ready to be sent: JSON text and raw ones as they are, a form as bytes. */
export interface Encoded {
  bytes: RequestInit["body"] | undefined;
  type: string | undefined;
}

/** A body as it is sent; text is JSON already. */
export const encodeWith = (
  body: Blob | Encoder | string | undefined,
  key: string | undefined,
): Encoded | Promise<Encoded> =>
  kindOf(body) === "Encoder"
    ? (body as Encoder).encodeUnder(key)
    : {
        bytes: body as Blob | string | undefined,
        type:
          typeof body === "string"
            ? "application/json"
            : body && ((body as Blob).type || "application/octet-stream"),
      };
