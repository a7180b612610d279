/** Returns a path or URL without its query, which may name customers in its filters. */
export const withoutQuery = (url: string): string => url.split("?", 1)[0] ?? "";
