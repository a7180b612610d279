import type { Part } from "./api-shape.ts";
import type { Filter, RawExpression, Sort } from "./filter.ts";
import type { ByKey, ListOptions } from "./listing.ts";
import type { CallOptions, WriteOptions } from "./options.ts";

/** The options of the call itself: path parameters, query and body, and the consent to delete everything. */
type Told<Entry> = Pick<Entry, keyof Entry & ("path" | "query" | "body" | "everything")>;

type FilterOption<Entry> = [Part<Entry, "filter">] extends [never]
  ? unknown
  : {
      /** Selects the items: `{ field: value }` or `{ field: { gte: … } }`, with fields and operators as published. */
      filter?: Filter<Part<Entry, "filter">> | RawExpression | undefined;
    };

type SortOption<Entry> = [Part<Entry, "sort">] extends [never]
  ? unknown
  : {
      /** Sets the order: `"name"`, `"-number"`, or several in order of weight. */
      sort?: Sort<Part<Entry, "sort"> & string> | undefined;
      /**
       * `byKey("number")` reads by this field (`field > last seen`) instead of by page number, so that records that
       * are made or deleted meanwhile cannot shift others past the reader. The field must be unique and never empty.
       */
      by?: ByKey<keyof Part<Entry, "filter"> & Part<Entry, "sort"> & string> | undefined;
    };

/** Options of `list` that a verb would ignore. They are refused at run time as well. */
interface OnlyForList {
  /**
   * Only for `list(path, { filter })`. At the path of a listing, a GET reads one page, and a DELETE removes the whole
   * collection.
   */
  filter?: never;
  /** Only for `list(path, { sort })`. */
  sort?: never;
}

/** The options of a reading call. */
export type ReadOptionsOf<Entry> = Told<Entry> & CallOptions & OnlyForList;

/** The options of a writing call. */
export type WriteOptionsOf<Entry> = Told<Entry> & WriteOptions & OnlyForList;

/** The options of `list`. */
export type ListOptionsOf<Entry> = Told<Entry> & FilterOption<Entry> & SortOption<Entry> & ListOptions;

/** Options of `raw`, which are not checked against the specification. */
export interface RawOptions extends WriteOptions {
  path?: Readonly<Record<string, string | number>> | undefined;
  query?: Readonly<Record<string, unknown>> | undefined;
  body?: unknown;
  /** `"bytes"` if the answer is a file. Default: bytes from `…/pdf` and `…/file`, JSON from other paths. */
  as?: "bytes" | undefined;
  /** Must be `true` on a DELETE that removes every record of a collection. */
  everything?: true | undefined;
}
