import type { Part } from "./api-shape.ts";
import type { Filter, RawExpression, Sort } from "./filter.ts";
import type { ByKey, ListOptions } from "./listing.ts";
import type { CallOptions, WriteOptions } from "./options.ts";

/** The options of the call itself: path parameters, query and body, and the consent to delete everything. */
type Told<Entry> = Pick<Entry, keyof Entry & ("path" | "query" | "body" | "everything")>;

type FilterOption<Entry> = [Part<Entry, "filter">] extends [never]
  ? unknown
  : {
      /** Which items: `{ field: value }` or `{ field: { gte: … } }`; fields and operators as published. */
      filter?: Filter<Part<Entry, "filter">> | RawExpression | undefined;
    };

type SortOption<Entry> = [Part<Entry, "sort">] extends [never]
  ? unknown
  : {
      /** In which order: `"name"`, `"-number"`, or several in order of weight. */
      sort?: Sort<Part<Entry, "sort"> & string> | undefined;
      /**
       * `byKey("number")`: walks by this field (`field > last seen`) instead of by page number, so that records made or
       * deleted meanwhile cannot shift others past the reader. It must be unique and never empty.
       */
      by?: ByKey<keyof Part<Entry, "filter"> & Part<Entry, "sort"> & string> | undefined;
    };

/** Options of `list` that a verb would ignore. They are refused at run time, too. */
interface OnlyForList {
  /** For `list(path, { filter })`. A verb on a listing's path is one page, or all of a collection. */
  filter?: never;
  /** For `list(path, { sort })`. */
  sort?: never;
}

/** The options of a reading call. */
export type ReadOptionsOf<Entry> = Told<Entry> & CallOptions & OnlyForList;

/** The options of a writing call. */
export type WriteOptionsOf<Entry> = Told<Entry> & WriteOptions & OnlyForList;

/** The options of `list`. */
export type ListOptionsOf<Entry> = Told<Entry> & FilterOption<Entry> & SortOption<Entry> & ListOptions;

/** Options of `raw`: nothing in them is checked against the specification. */
export interface RawOptions extends WriteOptions {
  path?: Readonly<Record<string, string | number>> | undefined;
  query?: Readonly<Record<string, unknown>> | undefined;
  body?: unknown;
  /** `"bytes"`: the answer is a file. Default: bytes from `…/pdf` and `…/file`, else JSON. */
  as?: "bytes" | undefined;
  /** Has to be `true` on a DELETE that removes every record of a collection. */
  everything?: true | undefined;
}
