import { listingExceptions } from "../generated/tables.ts";

/** How a listing pages. */
export type Style = "cursor" | "paged" | "rest" | "plain";

const exceptions: Readonly<
  Record<string, { paged?: readonly string[]; plain?: readonly string[]; noCount?: readonly string[] }>
> = listingExceptions;

/** The paging style of a listing, which its path tells but for a few exceptions (RULES 1). */
export const styleOf = (service: string, path: string): Style =>
  service === "rest"
    ? "rest"
    : exceptions[service]?.plain?.includes(path)
      ? "plain"
      : exceptions[service]?.paged?.includes(path) || path.endsWith("/paged")
        ? "paged"
        : "cursor";

/** The path that counts a listing by cursor or `/paged`, `undefined` where none is published. */
export const countPathOf = (service: string, path: string): string | undefined =>
  exceptions[service]?.noCount?.includes(path) ? undefined : `${path.replace(/\/paged$/, "")}/count`;
