import type { ApiShape, Part, Verb } from "./api-shape.ts";
import type { EconomicCall } from "./call.ts";
import type { Listing } from "./listing.ts";
import type { ListOptionsOf, RawOptions, ReadOptionsOf, WriteOptionsOf } from "./options-of.ts";

/** An options argument that may be left out exactly when nothing in it is required. */
type Argument<Options> = Record<never, never> extends Options ? [options?: Options] : [options: Options];

/** One member of the client: the verbs and `list` over one service, typed by its call table. */
export interface ServiceClient<Api extends ApiShape> {
  /**
   * Reads the answer at a path, such as a record. At the path of a listing it reads one page; `list` reads all items,
   * filtered and sorted.
   */
  get<Path extends keyof Api["get"] & string>(
    path: Path,
    ...options: Argument<ReadOptionsOf<Api["get"][Path]>>
  ): EconomicCall<Part<Api["get"][Path], "data">>;

  /** Creates a record or starts an action. A retry does not do it twice. */
  post<Path extends keyof Api["post"] & string>(
    path: Path,
    ...options: Argument<WriteOptionsOf<Api["post"][Path]>>
  ): EconomicCall<Part<Api["post"][Path], "data">>;

  /** Replaces a record: properties that the body leaves out are cleared. */
  put<Path extends keyof Api["put"] & string>(
    path: Path,
    ...options: Argument<WriteOptionsOf<Api["put"][Path]>>
  ): EconomicCall<Part<Api["put"][Path], "data">>;

  /** Adds pages to an attachment. Nothing else has a PATCH. */
  patch<Path extends keyof Api["patch"] & string>(
    path: Path,
    ...options: Argument<WriteOptionsOf<Api["patch"][Path]>>
  ): EconomicCall<Part<Api["patch"][Path], "data">>;

  /** Deletes a record. A DELETE of every record of a collection needs `everything: true`. */
  delete<Path extends keyof Api["delete"] & string>(
    path: Path,
    ...options: Argument<WriteOptionsOf<Api["delete"][Path]>>
  ): EconomicCall<Part<Api["delete"][Path], "data">>;

  /** Returns a listing of all items of a collection, which is read page by page. */
  list<Path extends keyof Api["list"] & string>(
    path: Path,
    ...options: Argument<ListOptionsOf<Api["list"][Path]>>
  ): Listing<Part<Api["list"][Path], "item">>;

  /** Makes a call outside the specification, with the same tokens, retries and errors, but without types. */
  raw<Data = unknown>(method: Verb, path: string, options?: RawOptions): EconomicCall<Data>;
}
