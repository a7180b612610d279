/**
 * The call table of a service, as generated: verb -> path -> entry. The entry of a verb has `data`, and `path`,
 * `query` and `body` if the call takes them. The entry of `list` has `item`, `style`, `filter` and `sort`.
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

/** The paths that a verb (or `list`) of the service has. */
export type PathOf<Api extends ApiShape, V extends keyof ApiShape> = keyof Api[V] & string;

/**
 * Paths, or a sentence if a service has none. The compiler then reports that a path is not assignable to the
 * sentence. Without it, the compiler would name `never`.
 */
export type PathsOr<Paths extends string, Sentence extends string> = [Paths] extends [never]
  ? Sentence
  : Paths;

/** The entry of a path in the call table. */
export type EntryOf<Api extends ApiShape, V extends keyof ApiShape, Path extends string> = Api[V][Path &
  keyof Api[V]];

/** The type of one key of a call table's entry; `Otherwise` if the entry lacks it. */
export type Part<Entry, Key extends string, Otherwise = never> = Key extends keyof Entry
  ? Entry[Key]
  : Otherwise;
