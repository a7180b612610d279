import { isObject } from "../../utils/is-object.ts";

type JsonObject = Record<string, unknown>;

/** Finds the base of a record's links: the client's own base URL, or the server's if a proxy does not rewrite the links. */
function baseOfLinks(record: JsonObject, baseUrl: string): string | undefined {
  const { self } = record;
  if (typeof self !== "string") return undefined;
  if (self.startsWith(baseUrl)) return baseUrl;
  return URL.canParse(self) ? new URL(self).origin : undefined;
}

/** Returns whether a value consists only of links. */
const isLink = (name: string, value: unknown, base: string): boolean => {
  if (name === "metaData") return true;
  if (isObject(value) && !Array.isArray(value)) return Object.keys(value).length === 0;
  return typeof value === "string" && value.startsWith(`${base}/`);
};

/**
 * Returns a copy of a record that was read, without nulls and links. Nulls are removed because both surfaces refuse
 * them (L-14). On REST, where a record links to itself, all links below the same base are removed as well, and every
 * value that consists only of links: it is unknown whether a reference's `self` or its number wins (G-5). Read-only
 * values stay: the servers ignore them (S-06), and some of them select the record, such as a contact's number.
 */
export function withoutNullsAndLinks(record: JsonObject, baseUrl: string): JsonObject {
  const base = baseOfLinks(record, baseUrl);
  const copy: unknown = JSON.parse(JSON.stringify(record), (name, value: unknown) => {
    // A name that is a number belongs to an element of a list. Elements stay, so that the list keeps its order.
    const isElement = /^\d*$/.test(name);
    if (isElement) return value;
    const goes = value === null || (base !== undefined && isLink(name, value, base));
    return goes ? undefined : value;
  });
  // The copy of an object is an object.
  return copy as JsonObject;
}
