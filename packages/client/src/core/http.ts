import { createFinalURL } from "openapi-fetch";

/** A query as text: lists repeat their name, `undefined` and `null` are left out. */
const querySerializer = (query: object): string =>
  Object.entries(query)
    .flatMap(([name, value]) => [value ?? []].flat().map((item) => `${name}=${encodeURIComponent(item)}`))
    .join("&");

/**
 * The URL of a call. The one place that knows openapi-fetch, of which this is all that pays: its request pipeline
 * would cost 1.7 kB and a `Headers` or two a call, to do again what retries and keys need done below it.
 */
export const urlOf = (baseUrl: string, path: string, query: Record<string, unknown> = {}): string =>
  // Paths come filled in: it needs no serializer for those.
  createFinalURL(path, { baseUrl, params: { query }, querySerializer } as Parameters<
    typeof createFinalURL
  >[1]);
