import { invalid } from "../errors/invalid.ts";

/** Names that callers may try, from other libraries or from other calls, and the options that they probably mean. */
interface OtherNames {
  names: readonly string[];
  /**
   * The options that are meant, the likeliest first. An option of another function is written with its call:
   * `list(path, { filter })`.
   */
  meant: readonly string[];
}

const otherNames: readonly OtherNames[] = [
  { names: ["params"], meant: ["path", "query"] },
  { names: ["pathParams", "pathParameters", "urlParams"], meant: ["path"] },
  { names: ["queryParams", "queryString", "searchParams", "qs"], meant: ["query"] },
  { names: ["data", "json", "payload", "requestBody"], meant: ["body", "change", "query"] },
  { names: ["body", "update", "changes"], meant: ["change"] },
  { names: ["filter", "filters", "where", "conditions"], meant: ["filter", "list(path, { filter })"] },
  { names: ["sort", "sortBy", "order", "orderBy"], meant: ["sort", "list(path, { sort })"] },
  { names: ["max", "limit", "take", "top", "maxItems"], meant: ["max", "chunkSize", "toArray({ max })"] },
  {
    names: ["pageSize", "pagesize", "perPage", "per_page", "batchSize"],
    meant: ["pageSize", "chunkSize", "list(path, { pageSize })"],
  },
  {
    names: ["page", "skip", "offset", "skipPages", "skippages"],
    meant: ["cursor", "list(path, { cursor })"],
  },
  { names: ["headers"], meant: ["get(path, { headers })"] },
  { names: ["key"], meant: ["by"] },
  { names: ["maxRetries", "retries", "maxAttempts"], meant: ["retry.maxAttempts", "maxAttempts"] },
  { names: ["deadline", "deadlineMs"], meant: ["retry.deadlineMs", "deadlineMs"] },
  { names: ["timeout"], meant: ["timeoutMs"] },
  { names: ["abortSignal", "cancelToken"], meant: ["signal"] },
  { names: ["concurrency", "parallel", "maxConcurrency"], meant: ["concurrency", "maxConcurrent"] },
  { names: ["responseType", "parseAs"], meant: ["as"] },
  { names: ["endpoint", "host"], meant: ["baseUrls"] },
];

/**
 * Returns whether an option can be suggested to the caller of a function: the function has it (also inside another
 * option: `retry.maxAttempts`), or it is written with the call that has it.
 */
function isUseful(option: string, known: readonly string[]): boolean {
  const [outer = ""] = option.split(".");
  return option.includes("(") || known.includes(outer);
}

/** Returns the option that another library's name probably means; `undefined` if the name is not in the list. */
export const otherNameOf = (name: string, known: readonly string[]): string | undefined =>
  otherNames.find(({ names }) => names.includes(name))?.meant.find((option) => isUseful(option, known));

/**
 * Refuses `params`, which holds the values of the path in openapi-fetch and the query in axios.
 * @throws ValidationError that names the option which the path needs.
 */
export function refuseParams(path: string, options: Readonly<Record<string, unknown>>): void {
  if (options.params === undefined) return;
  const meant = path.includes("{") ? "path" : "query";
  invalid(`There is no option params. Did you mean ${meant}?`, "params");
}
