import { isObject } from "../../utils/is-object.ts";

type JsonObject = Record<string, unknown>;

/** Finds the base of a record's links: the client's own base URL, or the server's if a proxy leaves links alone. */
function baseOfLinks(record: JsonObject, baseUrl: string): string | undefined {
  const { self } = record;
  if (typeof self !== "string") return undefined;
  if (self.startsWith(baseUrl)) return baseUrl;
  return URL.canParse(self) ? new URL(self).origin : undefined;
}

/** Whether a value consists of links and nothing else. */
const isLink = (name: string, value: unknown, base: string): boolean => {
  if (name === "metaData") return true;
  if (isObject(value) && !Array.isArray(value)) return Object.keys(value).length === 0;
  return typeof value === "string" && value.startsWith(`${base}/`);
};

/**
 * Returns a copy of a record as it was read, without nulls and links. Nulls go, because both surfaces refuse them (L-14). On
 * REST, where a record links to itself, all links below the same base go as well, and what consists of nothing else:
 * whether a reference's `self` or its number wins is unknown (G-5). Read-only values stay: the servers ignore them (S-06),
 * and some that are marked so select the record (a contact's number).
 */
export function withoutNullsAndLinks(record: JsonObject, baseUrl: string): JsonObject {
  const base = baseOfLinks(record, baseUrl);
  const copy: unknown = JSON.parse(JSON.stringify(record), (name, value: unknown) => {
    // An element of a list has a number as its name, and stays, so that the list keeps its order.
    const isElement = /^\d*$/.test(name);
    if (isElement) return value;
    const goes = value === null || (base !== undefined && isLink(name, value, base));
    return goes ? undefined : value;
  });
  // A copy of an object is an object.
  return copy as JsonObject;
}
