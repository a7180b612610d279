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
