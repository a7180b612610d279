import type { ApiShape, Part, Verb } from "./api-shape.ts";
import type { EconomicCall } from "./call.ts";
import type { Listing } from "./listing.ts";
import type { ListOptionsOf, RawOptions, ReadOptionsOf, WriteOptionsOf } from "./options-of.ts";

/** An options argument that may be left out exactly when nothing in it is required. */
type Argument<Options> = Record<never, never> extends Options ? [options?: Options] : [options: Options];

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
