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

/**
 * Paths; where a service has none, a sentence in their place, which the compiler prints as what a path is not assignable to.
 * Without it that would be `never`.
 */
export type PathsOr<Paths extends string, Sentence extends string> = [Paths] extends [never]
  ? Sentence
  : Paths;

/** The entry of a path in the call table. */
export type EntryOf<Api extends ApiShape, V extends keyof ApiShape, Path extends string> = Api[V][Path &
  keyof Api[V]];

/** The type of one key of a call table's entry; `Otherwise` where the entry lacks it. */
export type Part<Entry, Key extends string, Otherwise = never> = Key extends keyof Entry
  ? Entry[Key]
  : Otherwise;
