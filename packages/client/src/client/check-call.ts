import { callChecks, writeChecks } from "../config/call-checks.ts";
import { type Checks, checkOptions, meantBy } from "../config/check-options.ts";
import { checkedLater, oneOf, plainObject } from "../config/option-checks.ts";
import { refuseParams } from "../config/other-names.ts";
import { invalid } from "../errors/invalid.ts";
import { bodilessWrites } from "../generated/tables.ts";
import { isRawBody } from "../request/encode-body.ts";
import { checkPathNames } from "../request/expand-path.ts";
import type { Method, SendOptions } from "../request/send.ts";
import { isPlainObject, kindOf } from "../utils/kind-of.ts";
import { showValue } from "../utils/show-value.ts";

const methods: ReadonlySet<string> = new Set<Method>(["GET", "POST", "PUT", "PATCH", "DELETE"]);

const isMethod = (text: string): text is Method => methods.has(text);

/** The options of a verb and of `raw`. */
const verbChecks: Checks = {
  path: plainObject,
  query: plainObject,
  body: checkedLater,
  ...writeChecks,
  as: oneOf("bytes", "stream"),
  everything: checkedLater,
};

/** The options of a GET. It has no body and no idempotency key: they are refused, because they would be dropped silently. */
const readChecks: Checks = {
  path: plainObject,
  query: plainObject,
  ...callChecks,
  as: oneOf("bytes", "stream"),
  everything: checkedLater,
};

/** Refuses an option that is a parameter of the path or a property of the body, and names the right place for it. */
function checkPlaces(method: Method, path: string, options: unknown): void {
  if (!isPlainObject(options)) return;
  refuseParams(path, options);
  for (const name of Object.keys(options)) {
    // Options of writes are skipped: on a GET, `checkOptions` refuses them.
    if (Object.hasOwn(verbChecks, name)) continue;
    if (path.includes(`{${name}}`))
      invalid(`${name} is a parameter of the path: pass it as path: { ${name} }.`, name);
    if (meantBy(name, Object.keys(verbChecks)) !== undefined) continue;
    const place = method === "GET" || method === "DELETE" ? "query" : "body";
    invalid(`There is no option ${name}. Did you mean ${place}: { ${name}: … }?`, name);
  }
}

/** Returns whether a call of a verb must have a body. */
const needsBody = (service: string, method: Method, path: string): boolean =>
  method !== "GET" && method !== "DELETE" && !bodilessWrites[service]?.includes(`${method} ${path}`);

/**
 * Refuses a missing body, which the servers answer with 415 or read as an empty record, and bytes as a record. Files are sent with
 * `multipart(form)`, and bytes with `raw`.
 */
function checkRecord(body: unknown, isNeeded: boolean): void {
  if (body === undefined && isNeeded) invalid("The body is missing: pass it as body: { … }.", "body");
  if (isRawBody(body))
    invalid(
      `The body must be an object: it is ${kindOf(body)}. Send a file with multipart(form), or bytes with raw().`,
      "body",
    );
}

/** Returns the method of `raw`, in capitals. Throws a ValidationError for another value. */
export function readMethod(given: unknown): Method {
  const method = String(given).toUpperCase();
  if (isMethod(method)) return method;
  return invalid(
    `raw: The first argument must be the method, one of ${[...methods].join(", ")}: it is ${showValue(given)}.`,
    "method",
  );
}

/**
 * Checks a call of a verb or of `raw` before anything is sent.
 * @param isRaw `true` for a call of `raw`, whose body may be bytes on every path.
 * @throws ValidationError that names the option, the parameter of the path, or the body.
 */
export function checkCall(
  service: string,
  method: Method,
  path: string,
  options: SendOptions | undefined,
  isRaw: boolean,
): void {
  if (typeof path !== "string") invalid(`The path must be a text: it is ${showValue(path)}.`, "path");
  checkPlaces(method, path, options);
  if (method === "GET" && options?.body !== undefined)
    invalid("A GET has no body: pass its parameters as query: { … }.", "body");
  checkOptions(options, method === "GET" ? readChecks : verbChecks);
  checkPathNames(path, options?.path);
  if (!isRaw) checkRecord(options?.body, needsBody(service, method, path));
}
