import type { ApiShape, CallOptions, Filter, Part, PathOf, PathsOr, RawExpression } from "../types/index.ts";

/** The listings that can be split, which are those by cursor. */
export type ExportPath<Api extends ApiShape> = PathsOr<
  {
    [Path in PathOf<Api, "list">]: Part<Api["list"][Path], "style"> extends "cursor" ? Path : never;
  }[PathOf<Api, "list">],
  "This service has no listing by cursor: use list."
>;

/** The fields that a listing can be split by, as far as types show: numbers that can be compared. */
export type ExportKey<Fields> = {
  [Field in keyof Fields & string]: number extends Fields[Field]
    ? "gte" extends keyof Extract<NonNullable<Fields[Field]>, object>
      ? Field
      : never
    : never;
}[keyof Fields & string];

/** The progress of an export. */
export interface ExportProgress {
  /** The number of items consumed. */
  items: number;
  /** The number of items that the server counted before the export, under its filter. */
  total: number;
}

/** The options of `exportAll`. */
export type ExportOptions<Entry> = Pick<Entry, keyof Entry & ("path" | "query")> &
  CallOptions & {
    /** The listing's primary key: a number that every item has and that differs on every item. */
    by: ExportKey<Part<Entry, "filter">>;
    filter?: Filter<Part<Entry, "filter">> | RawExpression | undefined;
    /**
     * How many ranges are read and held in memory at the same time. Each has at most 9,000 items. All share the rate
     * budget. Default: 4.
     */
    concurrency?: number | undefined;
    /** Is called after every 1,000 items consumed, and at the end. */
    onProgress?: ((progress: ExportProgress) => void) | undefined;
  };
