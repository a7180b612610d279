import type { EconomicCall } from "./call.ts";
import type { Filter, RawExpression, Sort } from "./filter.ts";
import type { ByKey, Listing, ListOptions } from "./listing.ts";
import type { CallOptions, WriteOptions } from "./options.ts";

/**
 * The call table of a service, as generated: verb -> path -> entry. An entry of a verb holds `path`, `query`, `body`
 * where the call takes them, and `data`; one of `list` holds `item`, `style`, `filter` and `sort`.
 */
export interface ApiShape {
  get: object;
  post: object;
  put: object;
  patch: object;
  delete: object;
  list: object;
}

/** The verbs in lower case, as the client's methods are called. */
export type Verb = "get" | "post" | "put" | "patch" | "delete";

/** The paths that a verb (or `list`) of the service knows. */
export type PathOf<Api extends ApiShape, V extends keyof ApiShape> = keyof Api[V] & string;

/** The type of one key of a call table's entry; `Otherwise` where the entry lacks it. */
export type Part<Entry, Key extends string, Otherwise = never> = Key extends keyof Entry
  ? Entry[Key]
  : Otherwise;

/** What a call must be told: its path parameters, query and body, and that it is meant to delete everything. */
type Told<Entry> = Pick<Entry, keyof Entry & ("path" | "query" | "body" | "everything")>;

/** An options argument that may be left out exactly when nothing in it is required. */
type Argument<Options> = Record<never, never> extends Options ? [options?: Options] : [options: Options];

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

/** Options of `list`, which a verb would not see. They are refused when run, too. */
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

/** One member of the client: the verbs and `list` over one service, typed by its call table. */
export interface ServiceClient<Api extends ApiShape> {
  /** Reads. On a listing's path it is one page; `list` is the way to all of them, filtered and sorted. */
  get<Path extends keyof Api["get"] & string>(
    path: Path,
    ...options: Argument<ReadOptionsOf<Api["get"][Path]>>
  ): EconomicCall<Part<Api["get"][Path], "data">>;

  /** Creates or acts, once. */
  post<Path extends keyof Api["post"] & string>(
    path: Path,
    ...options: Argument<WriteOptionsOf<Api["post"][Path]>>
  ): EconomicCall<Part<Api["post"][Path], "data">>;

  /** Replaces: what the body leaves out is cleared. */
  put<Path extends keyof Api["put"] & string>(
    path: Path,
    ...options: Argument<WriteOptionsOf<Api["put"][Path]>>
  ): EconomicCall<Part<Api["put"][Path], "data">>;

  /** Adds pages to an attachment; nothing else has a PATCH. */
  patch<Path extends keyof Api["patch"] & string>(
    path: Path,
    ...options: Argument<WriteOptionsOf<Api["patch"][Path]>>
  ): EconomicCall<Part<Api["patch"][Path], "data">>;

  /** Deletes. Where that is every record of a collection, `everything: true` has to say that it is meant. */
  delete<Path extends keyof Api["delete"] & string>(
    path: Path,
    ...options: Argument<WriteOptionsOf<Api["delete"][Path]>>
  ): EconomicCall<Part<Api["delete"][Path], "data">>;

  /** All items of a collection, page after page. */
  list<Path extends keyof Api["list"] & string>(
    path: Path,
    ...options: Argument<ListOptionsOf<Api["list"][Path]>>
  ): Listing<Part<Api["list"][Path], "item">>;

  /** A call outside the specification: same tokens, retries and errors, no types. */
  raw<Data = unknown>(method: Verb, path: string, options?: RawOptions): EconomicCall<Data>;
}
