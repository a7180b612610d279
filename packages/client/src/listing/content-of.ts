import { ServerError } from "../errors/errors.ts";
import type { SendResult } from "../request/send.ts";
import { andList } from "../utils/and-list.ts";
import { isObject } from "../utils/is-object.ts";
import { kindOf } from "../utils/kind-of.ts";
import { showValue } from "../utils/show-value.ts";
import type { PagingStyle } from "./paging-style.ts";
import type { Content } from "./reader.ts";

/** The largest number up to which JavaScript's integers are exact. */
const largestTotal = 2 ** 53;

/** Returns whether a value can be the number of items of a listing. */
export const isTotal = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= largestTotal;

/** The content that each style of paging must have, in words. */
const contentNames: Readonly<Record<PagingStyle["style"], string>> = {
  rest: "a page of a REST listing",
  cursor: "a page of a listing by cursor",
  paged: "a page of a listing by page number",
  plain: "a list of items",
};

/**
 * Finds the items of an answer, which must have the shape of the listing's style (O-02, O-04, L-40). Another shape is
 * not an empty page.
 * @param page counted from 0.
 * @throws a ServerError with page and place for another shape, for an impossible number of items, and for an item
 *   that is not a record (RL-8).
 */
export function contentOf({ data }: SendResult, { style }: PagingStyle, page: number): Content {
  const content = contentOfStyle(data, style);
  if (content === undefined) {
    const properties = isObject(data) ? Object.keys(data) : [];
    const found = properties.length > 0 ? `an object that has only ${andList(properties)}` : showValue(data);
    throw new ServerError(`The server answered with ${found}, which is not ${contentNames[style]}.`);
  }
  if (content.results !== undefined && !isTotal(content.results))
    throw new ServerError(
      `The server reports ${showValue(content.results)} items on page ${page}, which is not a number of items.`,
    );
  const index = content.items.findIndex((item) => !isObject(item) || Array.isArray(item));
  if (index >= 0)
    throw new ServerError(
      `The server sent ${kindOf(content.items[index])} as item ${index} of page ${page}, where a record belongs.`,
    );
  return content;
}

/** Returns the content of an answer; `undefined` if its shape is not that of the style. */
function contentOfStyle(data: unknown, style: PagingStyle["style"]): Content | undefined {
  if (style === "paged" || style === "plain") return Array.isArray(data) ? { items: data } : undefined;
  if (!isObject(data)) return undefined;
  if (style === "cursor")
    return Array.isArray(data.items) ? { items: data.items, cursor: data.cursor } : undefined;
  const pagination = isObject(data.pagination) ? data.pagination : {};
  const { results, nextPage } = pagination;
  return Array.isArray(data.collection) && typeof results === "number"
    ? { items: data.collection, results, nextPage }
    : undefined;
}
