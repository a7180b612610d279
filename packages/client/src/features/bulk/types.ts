import type { ApiShape, Part, WriteOptions } from "../../types/index.ts";

/** The verbs of batch forms. */
export type BulkVerb = "post" | "put" | "delete";

/** The paths of a service that take many records in one call. */
export type BulkPath<Api extends ApiShape> = (keyof Api["post"] | keyof Api["put"] | keyof Api["delete"]) &
  `${string}bulk`;

/** The verbs of a bulk path. */
export type BulkVerbOf<Api extends ApiShape, Path> = {
  [Verb in BulkVerb]: Path extends keyof Api[Verb] ? Verb : never;
}[BulkVerb];

/** The verb that is used if the option `method` is missing. */
export type DefaultVerb<Api extends ApiShape, Path> =
  "post" extends BulkVerbOf<Api, Path> ? "post" : BulkVerbOf<Api, Path>;

/** The entry of a path in the call table. */
export type EntryOf<Api extends ApiShape, Path, Verb extends BulkVerb> = Path extends keyof Api[Verb]
  ? Api[Verb][Path]
  : never;

/** The type of the items in the only list of a wrapper such as `{ entries: […] }`. */
type ElementOf<Wrapper> = Wrapper extends object
  ? {
      [Key in keyof Wrapper]-?: NonNullable<Wrapper[Key]> extends readonly (infer Element)[]
        ? Element
        : never;
    }[keyof Wrapper]
  : undefined;

/** The type of one record that a bulk call sends. */
export type BulkItem<Api extends ApiShape, Path, Verb extends BulkVerb> = ElementOf<
  Part<EntryOf<Api, Path, Verb>, "body">
>;

/** The type of the answer for one record: its number if the call creates records, else `undefined`. */
export type BulkValue<Api extends ApiShape, Path, Verb extends BulkVerb> = ElementOf<
  Part<EntryOf<Api, Path, Verb>, "data">
>;

/** The options of `bulk` beside `method`. The default of `method` is `"post"`, or else the verb of the path. */
export type BulkOptions<Entry, Item> = Pick<Entry, keyof Entry & "path"> &
  WriteOptions & {
    /** The most items of a call, from 1 to 500. Default: 500. */
    chunkSize?: number | undefined;
    /**
     * Returns the group of an item. Neighbours of the same group are sent in the same call: with
     * `(entry) => entry.voucherNumber`, a voucher stays whole when a chunk fails.
     */
    keepTogether?: ((item: Item) => unknown) | undefined;
  };

/** The bulk paths without parameters. */
export type PlainBulkPath<Api extends ApiShape> = {
  [Path in BulkPath<Api>]: "path" extends keyof EntryOf<Api, Path, DefaultVerb<Api, Path>> ? never : Path;
}[BulkPath<Api>];
