import type { ApiShape, CallOptions, Part, PathOf, PathsOr } from "../../types/index.ts";

/** Whether the rest of a path after its first `{` consists of parameters only, such as `a}/{b`. */
type OnlyParameters<Rest extends string> = Rest extends `${string}}${infer Next}`
  ? Next extends `/{${infer More}`
    ? OnlyParameters<More>
    : false
  : true;

/**
 * The path of the PUT for a record that is read at `Path`: the same path, or that of the collection above it (O-50). REST's
 * PUT of a booked invoice is left out, because it books a draft (L-101).
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

/** The body of the PUT for a record that is read at `Path`. */
export type UpdateBody<Api extends ApiShape, Path extends string> = Part<
  Api["put"][UpdatePathOf<Api, Path> & keyof Api["put"]],
  "body"
>;

/** The options of `updateWithVersion`. */
export type UpdateOptions<Entry, Draft> = Pick<Entry, keyof Entry & "path"> &
  CallOptions & {
    /**
     * Changes the draft, which is a copy of the current record, or returns another record. A property that it deletes
     * is cleared. It runs again, on a newer record, if another update came in between.
     */
    // biome-ignore lint/suspicious/noConfusingVoidType: a function that only changes its argument returns void.
    change: (draft: Draft) => Draft | void | Promise<Draft | void>;
    /** Is not allowed, because each attempt has its own body, and therefore its own key. */
    idempotencyKey?: never;
  };

/** A record without the call table's types. */
export type JsonObject = Record<string, unknown>;

/** The options without the call table's types. */
export type AnyUpdateOptions = UpdateOptions<{ path?: JsonObject }, JsonObject>;
