/** How a listing pages. */
type Style = "cursor" | "paged" | "rest" | "plain";

/**
 * The paging style of a listing, which its path tells (§5.9); the path of the collection, which
 * pages by cursor; and the path that counts it, where one is published.
 *
 * The exceptions stand here as patterns, a third of the size of their list. A test holds them against every
 * operation there is.
 */
export const styleOf = (
  service: string,
  path: string,
): [style: Style, collection: string, countPath?: string] => {
  const collection = path.replace(/(paged)?\/paged$/, "");
  if (service === "rest") return ["rest", path];
  // The lines of one document or subscription (`{documentId}`, not `{documentStatus}`) come at once.
  if (/\/(allowed|EventTypes)$|Intervals\/\{|[dr]}\/lines$/.test(path)) return ["plain", path];
  const style = collection === path && !path.endsWith("/changelog") ? "cursor" : "paged";
  return /^\/products$|Prices$|-pairs$|changelog$/.test(collection)
    ? [style, collection]
    : [style, collection, `${collection}/count`];
};
