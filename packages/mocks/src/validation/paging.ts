import type { PagingStyle } from "../table/types.ts";
import type { Issue } from "./issue.ts";

/** The listing parameters of one request. */
export interface PageRequest {
  /** Items in a page. Default 20; at most 1000 on REST (L-41), and 100 on `/paged` (O-05). */
  readonly pageSize: number;
  readonly skipPages: number;
  readonly cursor: string | undefined;
  readonly filter: string | undefined;
  readonly sort: string | undefined;
  /** The parameters that were wrong. Their values above are the defaults. */
  readonly issues: readonly Issue[];
}

/** The length of the longest cursor that the services accept. */
const cursorLength = 50;

/**
 * Reads a listing's query. Upper and lower case of names do not matter, because the surfaces spell them differently.
 * Styles without pages ignore the paging parameters.
 */
export function readPaging(style: PagingStyle, query: URLSearchParams): PageRequest {
  const byName = new Map<string, string>();
  for (const [name, text] of query) byName.set(name.toLowerCase(), text);
  const issues: Issue[] = [];
  const number = (
    name: string,
    fallback: number,
    least: number,
    most: number,
    refuse: (text: string) => Issue,
  ) => {
    const text = byName.get(name.toLowerCase());
    if (text === undefined || text === "") return fallback;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
    if (value >= least && value <= most) return value;
    issues.push(refuse(text));
    return fallback;
  };
  const text = (name: string) => byName.get(name) || undefined;
  const { pageSize, skipPages } =
    style === "rest"
      ? {
          pageSize: number("pagesize", 20, 1, 1000, restPageSize),
          skipPages: number("skippages", 0, 0, 999_999_999, restSkipPages),
        }
      : style === "paged"
        ? {
            pageSize: number("pageSize", 20, 1, 100, () => outOfRange("pageSize", 1, 100)),
            skipPages: number("skipPages", 0, 0, 100, () => outOfRange("skipPages", 0, 100)),
          }
        : { pageSize: 20, skipPages: 0 };
  const cursor = style === "cursor" ? text("cursor") : undefined;
  if (cursor !== undefined && cursor.length > cursorLength)
    issues.push({
      path: ["cursor"],
      message: `The field Cursor must be a string with a maximum length of ${cursorLength}`,
    });
  return { pageSize, skipPages, cursor, filter: text("filter"), sort: text("sort"), issues };
}

function restPageSize(inputValue: string): Issue {
  return {
    path: ["pagesize"],
    message: "pagesize must be a positive whole number between 1 and 1000",
    errorCode: "E04810",
    inputValue,
    developerHint: "Leave pagesize out for 20 items a page.",
  };
}

function restSkipPages(inputValue: string): Issue {
  return {
    path: ["skippages"],
    message: "skippages must be a whole number, 0 or more",
    errorCode: "E04810",
    inputValue,
    developerHint: "Leave skippages out for the first page.",
  };
}

function outOfRange(name: string, least: number, most: number): Issue {
  const property = name.charAt(0).toUpperCase() + name.slice(1);
  return { path: [name], message: `The field ${property} must be between ${least} and ${most}` };
}
