import type { ApiShape, Part, WriteOptions } from "../../types/index.ts";

/** The verbs that batch forms use. */
export type BulkVerb = "post" | "put" | "delete";

/** The paths of a service that take many records in one call. */
export type BulkPath<Api extends ApiShape> = (keyof Api["post"] | keyof Api["put"] | keyof Api["delete"]) &
  `${string}bulk`;

/** The verbs that a bulk path knows. */
export type BulkVerbOf<Api extends ApiShape, Path> = {
  [Verb in BulkVerb]: Path extends keyof Api[Verb] ? Verb : never;
}[BulkVerb];

/** The verb that is used if the caller names none. */
export type DefaultVerb<Api extends ApiShape, Path> =
  "post" extends BulkVerbOf<Api, Path> ? "post" : BulkVerbOf<Api, Path>;

/** The call table's entry of a path. */
export type EntryOf<Api extends ApiShape, Path, Verb extends BulkVerb> = Path extends keyof Api[Verb]
  ? Api[Verb][Path]
  : never;

/** The type of the elements of the one list in a wrapper such as `{ entries: […] }`. */
type ElementOf<Wrapper> = Wrapper extends object
  ? {
      [Key in keyof Wrapper]-?: NonNullable<Wrapper[Key]> extends readonly (infer Element)[]
        ? Element
        : never;
    }[keyof Wrapper]
  : undefined;

/** The type of each item that a bulk call takes. */
export type BulkItem<Api extends ApiShape, Path, Verb extends BulkVerb> = ElementOf<
  Part<EntryOf<Api, Path, Verb>, "body">
>;

/** The type of the answer for each item: the number of a record that was created, or else `undefined`. */
export type BulkValue<Api extends ApiShape, Path, Verb extends BulkVerb> = ElementOf<
  Part<EntryOf<Api, Path, Verb>, "data">
>;

/** The options of `bulk` besides `method` (default: `"post"`, or the verb that the path has). */
export type BulkOptions<Entry, Item> = Pick<Entry, keyof Entry & "path"> &
  WriteOptions & {
    /** Items per call, 1 to 500. Default: 500. */
    chunkSize?: number | undefined;
    /**
     * Neighbouring items for which this returns the same value are sent in one call: `(entry) => entry.voucherNumber`
     * keeps a voucher whole when a chunk fails.
     */
    keepTogether?: ((item: Item) => unknown) | undefined;
  };

/** The bulk paths that have no parameter of their own. */
export type PlainBulkPath<Api extends ApiShape> = {
  [Path in BulkPath<Api>]: "path" extends keyof EntryOf<Api, Path, DefaultVerb<Api, Path>> ? never : Path;
}[BulkPath<Api>];
