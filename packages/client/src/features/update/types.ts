import type { ApiShape, CallOptions, Part, PathOf, PathsOr } from "../../types/index.ts";

/** Whether what follows the first `{` of a path consists of parameters only: `a}/{b`. */
type OnlyParameters<Rest extends string> = Rest extends `${string}}${infer Next}`
  ? Next extends `/{${infer More}`
    ? OnlyParameters<More>
    : false
  : true;

/**
 * The path that updates what `Path` reads: the same, or the collection above it (O-50). REST's PUT of a booked invoice
 * books a draft (L-101): it is not an update.
 */
export type UpdatePathOf<Api extends ApiShape, Path extends string> = Path extends
  | keyof Api["list"]
  | `/invoices/booked/${string}`
  ? never
  : Path extends keyof Api["put"]
    ? Path
    : {
        [Put in PathOf<Api, "put">]: Path extends `${Put}/{${infer Rest}}`
          ? OnlyParameters<Rest> extends true
            ? Put
            : never
          : never;
      }[PathOf<Api, "put">];

/** The paths of single records that can be read and updated. */
export type UpdatablePath<Api extends ApiShape> = PathsOr<
  {
    [Path in PathOf<Api, "get">]: [UpdatePathOf<Api, Path>] extends [never] ? never : Path;
  }[PathOf<Api, "get">],
  "This service has no record that can be updated."
>;

/** The body of the PUT that updates what `Path` reads. */
export type UpdateBody<Api extends ApiShape, Path extends string> = Part<
  Api["put"][UpdatePathOf<Api, Path> & keyof Api["put"]],
  "body"
>;

/** What `updateWithVersion` takes beside service and path. */
export type UpdateOptions<Entry, Draft> = Pick<Entry, keyof Entry & "path"> &
  CallOptions & {
    /**
     * Changes the draft, which is the record as it is now, or returns another. A property that it deletes is cleared.
     * It runs again, on a newer record, if another update came between.
     */
    // biome-ignore lint/suspicious/noConfusingVoidType: a function that only changes its argument returns void.
    change: (draft: Draft) => Draft | void | Promise<Draft | void>;
    /** Each attempt has a body, and so a key, of its own. */
    idempotencyKey?: never;
  };

/** A record without the call table's types. */
export type JsonObject = Record<string, unknown>;

/** The options without the call table's types. */
export type AnyUpdateOptions = UpdateOptions<{ path?: JsonObject }, JsonObject>;
