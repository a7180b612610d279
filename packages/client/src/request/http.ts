import { createFinalURL } from "openapi-fetch";

/**
 * The URL of a call. The one place that knows openapi-fetch, of which this is all that pays: its request pipeline
 * would cost 1.7 kB and a `Headers` or two a call, to do again what retries and keys need done below it.
 */
export const urlOf = (baseUrl: string, path: string, query: Record<string, unknown> = {}): string => {
  const [bare = "", own = []] = path.split(/\?(.*)/);
  // Lists repeat their name, `undefined` and `null` are left out. What the path brings itself comes last.
  const querySerializer = () =>
    Object.entries(query as object)
      .flatMap(([name, value]) => [value ?? []].flat().map((item) => `${name}=${encodeURIComponent(item)}`))
      .concat(own)
      .join("&");
  // Paths come filled in: it needs no serializer for those.
  return createFinalURL(bare, { baseUrl, params: {}, querySerializer } as unknown as Parameters<
    typeof createFinalURL
  >[1]);
};
