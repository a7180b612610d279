import { type OpenApi, type Schema, typesOf } from "../open-api.ts";
import { deref } from "./references.ts";
import type { ListingStyle } from "./service.ts";

/** The shape of a listing's answer: how it pages and what its items are. */
export interface ListingShape {
  style: ListingStyle;
  item: Schema;
  pageSize: number | undefined;
}

/** The query parameters that page, in lower case, because the servers match names in any casing. */
const pagingNames = ["cursor", "pagesize", "skippages"];

/**
 * Derives from an operation's parameters and its answer whether it lists, and how it pages: by a cursor result, as an
 * array with `pageSize` and `skipPages`, as REST's `collection` with `pagination`, or as a plain array.
 *
 * @returns undefined if the operation is not a listing. If it pages in an unknown way, returns the problem as a text.
 */
export function listingShape(
  document: OpenApi,
  parameters: readonly string[],
  answer: Schema | undefined,
): ListingShape | string | undefined {
  const names = parameters.map((name) => name.toLowerCase());
  const paging = pagingNames.filter((name) => names.includes(name));
  const schema = answer === undefined ? undefined : deref(document, answer);
  const types = schema === undefined ? [] : typesOf(schema);
  const array = (property: string) => {
    const found = schema?.properties?.[property];
    return found === undefined ? undefined : deref<Schema>(document, found).items;
  };

  if (types.includes("array") && schema?.items !== undefined) {
    if (paging.length === 0) return { style: "plain", item: schema.items, pageSize: undefined };
    if (paging.join() === "pagesize,skippages")
      return { style: "paged", item: schema.items, pageSize: undefined };
    return `An array needs both pageSize and skipPages, or no paging at all. This one has only ${paging.join(" and ")}.`;
  }
  const items = array("items");
  if (items !== undefined && paging.join() === "cursor" && schema?.properties?.cursor !== undefined) {
    return { style: "cursor", item: items, pageSize: schema["x-cursor-page-size"] };
  }
  const collection = array("collection");
  const turnsPages = schema?.properties?.pagination !== undefined || paging.join() === "pagesize,skippages";
  if (collection !== undefined && turnsPages && !paging.includes("cursor")) {
    return { style: "rest", item: collection, pageSize: undefined };
  }
  if (paging.length === 0 && collection === undefined && schema?.properties?.cursor === undefined)
    return undefined;
  return (
    "It pages, or answers like a listing, in an unknown way. Known ways are: `items` and `cursor` with the " +
    "parameter cursor; an array with pageSize and skipPages; `collection` with pagination; an array without paging."
  );
}
