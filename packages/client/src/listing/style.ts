import { listingExceptions } from "../generated/tables.ts";

/** How a listing pages. */
export type Style = "cursor" | "paged" | "rest" | "plain";

const exceptions: Readonly<
  Record<string, { paged?: readonly string[]; plain?: readonly string[]; noCount?: readonly string[] }>
> = listingExceptions;

/**
 * The paging style of a listing, which its path tells but for a few exceptions (RULES 1), and the path that counts it, where one
 * is published.
 */
export const styleOf = (service: string, path: string): [style: Style, countPath?: string | undefined] => {
  const { plain, paged, noCount } = exceptions[service] ?? {};
  if (service === "rest") return ["rest"];
  if (plain?.includes(path)) return ["plain"];
  const style = paged?.includes(path) || path.endsWith("/paged") ? "paged" : "cursor";
  return [style, noCount?.includes(path) ? undefined : `${path.replace(/\/paged$/, "")}/count`];
};
