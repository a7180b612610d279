/**
 * Web types under names of our own: the real ones if the user's project has them (`lib: dom` or `@types/node`), or
 * else the members that this package reads. So the declarations compile without either.
 */
type Global<Name extends string, Otherwise> =
  typeof globalThis extends Record<Name, { prototype: infer Type }> ? Type : Otherwise;

/** `AbortSignal`. */
export type WebAbortSignal = Global<"AbortSignal", { readonly aborted: boolean; readonly reason?: unknown }>;

/** `Headers`, of a response. */
export type WebHeaders = Global<
  "Headers",
  {
    get(name: string): string | null;
    has(name: string): boolean;
    forEach(callback: (value: string, name: string) => void): void;
  }
>;

/** `FormData`, the body of a multipart upload. */
export type WebFormData = Global<"FormData", { append(name: string, value: unknown): void }>;

/** `Blob`, a part of a multipart upload. */
export type WebBlob = Global<"Blob", { readonly size: number; readonly type: string }>;

/** `ReadableStream` of bytes. */
export type WebReadableStream = Global<"ReadableStream", { readonly locked: boolean }>;
