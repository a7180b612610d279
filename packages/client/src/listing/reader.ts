import { ServerError, ValidationError } from "../core/errors.ts";
import type { SendResult, ServiceCore } from "../core/send.ts";
import type { ListOptions } from "../types/index.ts";
import { ListingChangedError } from "./errors.ts";

/** The options of `list` at run time: the typed ones of every listing together. */
export interface ListingOptions extends ListOptions {
  path?: Readonly<Record<string, unknown>> | undefined;
  query?: Readonly<Record<string, unknown>> | undefined;
  filter?: unknown;
  sort?: unknown;
  by?: string | undefined;
}

/** One request of a listing. */
export interface Step {
  /** Instead of the listing's own path: a link of the server's. */
  path?: string;
  query: Record<string, unknown>;
  /** What `cursor` begins at this step. */
  cursor: string | undefined;
}

/** What a page turned out to hold. */
export interface Accepted {
  items: unknown[];
  /** The requests that it makes possible, in order. */
  next: Step[];
  /** How many items there are, where the server told. */
  total?: number | undefined;
  /** The page is of no use: go on with `next`. */
  discard?: boolean;
}

/** How one paging style reads: which requests to make and what their answers must look like. */
export interface Reader {
  first(signal: AbortSignal): Step | Promise<Step>;
  /** Takes the pages in their order; throws when one is not as it must be. */
  accept(answer: SendResult, step: Step): Accepted;
  /** Everything has been given: was it everything? */
  finish?(): void;
}

/** A listing that is being read. */
export interface Reading {
  core: ServiceCore;
  path: string;
  options: ListingOptions;
  filter: string | undefined;
  sort: string | undefined;
  /** How many items are wanted at most. */
  max: number;
  /** Sends one GET; the listing's own path, path parameters and options are filled in. */
  get(request: { path?: string; query?: Record<string, unknown> }, signal?: AbortSignal): Promise<SendResult>;
}

/** The call, for an error's facts. */
export const callOf = ({ core: { service }, path }: Pick<Reading, "core" | "path">) => ({
  service,
  method: "GET",
  path,
});

/** The error for an answer that is not of the listing's style: better than taking it for an empty page. */
export const wrongShape = (
  reading: Reading,
  { data, response, requestId, attempts }: SendResult,
  expected: string,
) =>
  new ServerError(
    `expected ${expected}, got ${shapeOf(data)}. Another version of the service may page otherwise.`,
    {
      ...callOf(reading),
      status: response.status,
      requestId,
      attempts,
    },
  );

const shapeOf = (data: unknown) =>
  data === undefined
    ? "an empty body"
    : Array.isArray(data)
      ? "an array"
      : typeof data === "object" && data
        ? `an object (${Object.keys(data).slice(0, 9)})`
        : JSON.stringify(data);

/** The error for a listing that moved. */
export const changed = (reading: Reading, read: number, expected: number | undefined, problem: string) =>
  new ListingChangedError(
    `${problem}. Records were made or deleted meanwhile: read it again, or with "by" where it has a key to sort and filter by.`,
    { ...callOf(reading), read, expected },
  );

/** A cursor of ours for listings that page by number: how many items come before it, whole pages of them. */
export function offsetOf({ options: { cursor = "0" } }: Reading, pageSize: number): number {
  const offset = /^\d{1,15}$/.test(cursor) ? Number(cursor) : Number.NaN;
  if (offset % pageSize !== 0) {
    throw new ValidationError(
      `cursor ${JSON.stringify(cursor)} is none that this listing gave with pages of ${pageSize}.`,
    );
  }
  return offset;
}
