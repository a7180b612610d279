import { callChecks, writeChecks } from "../config/call-checks.ts";
import { type Checks, checkOptions, meantBy } from "../config/check-options.ts";
import { checkedLater, oneOf, plainObject } from "../config/option-checks.ts";
import { invalid } from "../errors/invalid.ts";
import { bodilessWrites } from "../generated/tables.ts";
import { isRawBody } from "../request/encode-body.ts";
import { checkPathNames } from "../request/expand-path.ts";
import type { Method, SendOptions } from "../request/send.ts";
import { isPlainObject, kindOf } from "../utils/kind-of.ts";
import { showValue } from "../utils/show-value.ts";

const methods: ReadonlySet<string> = new Set<Method>(["GET", "POST", "PUT", "PATCH", "DELETE"]);

/** The options of a verb and of `raw`. */
const verbChecks: Checks = {
  path: plainObject,
  query: plainObject,
  body: checkedLater,
  ...writeChecks,
  as: oneOf("bytes", "stream"),
  everything: checkedLater,
};

/** A GET has no body and needs no key: what was meant as one would be dropped. */
const readChecks: Checks = {
  path: plainObject,
  query: plainObject,
  ...callChecks,
  as: oneOf("bytes", "stream"),
  everything: checkedLater,
};

/** Refuses values that stand beside the option that they belong into: a parameter of the path, a property of the body. */
function checkPlaces(method: Method, path: string, options: unknown): void {
  if (!isPlainObject(options)) return;
  for (const name of Object.keys(options)) {
    // An option of writes on a GET is refused as an option.
    if (Object.hasOwn(verbChecks, name)) continue;
    if (path.includes(`{${name}}`))
      invalid(`${name} is a parameter of the path: pass it as path: { ${name} }.`, name);
    if (meantBy(name, Object.keys(verbChecks)) !== undefined) continue;
    const place = method === "GET" || method === "DELETE" ? "query" : "body";
    invalid(`There is no option ${name}. Did you mean ${place}: { ${name}: … }?`, name);
  }
}

/** Whether a call of a verb has to have a body. */
const needsBody = (service: string, method: Method, path: string): boolean =>
  method !== "GET" && method !== "DELETE" && !bodilessWrites[service]?.includes(`${method} ${path}`);

/**
 * Refuses a missing body, which the servers answer with 415 or take for an empty record, and bytes where a record belongs. Files are
 * sent by `multipart(form)`, and by `raw` as they are.
 */
function checkRecord(body: unknown, isNeeded: boolean): void {
  if (body === undefined && isNeeded) invalid("The body is missing: pass it as body: { … }.", "body");
  if (isRawBody(body))
    invalid(
      `The body must be an object: it is ${kindOf(body)}. Send a file by multipart(form), or bytes by raw.`,
      "body",
    );
}

/**
 * Checks a call of a verb or of `raw` before anything is sent.
 * @param isRaw whether the body may be bytes, whatever the path takes.
 * @throws ValidationError that names the option, the parameter of the path, or the body.
 */
export function checkCall(
  service: string,
  method: Method,
  path: string,
  options: SendOptions | undefined,
  isRaw: boolean,
): void {
  if (!methods.has(method))
    invalid(`The method must be one of ${[...methods].join(", ")}: it is ${showValue(method)}.`, "method");
  if (typeof path !== "string") invalid(`The path must be a text: it is ${showValue(path)}.`, "path");
  checkPlaces(method, path, options);
  if (method === "GET" && options?.body !== undefined)
    invalid("A GET has no body. What it asks for goes into query.", "body");
  checkOptions(options, method === "GET" ? readChecks : verbChecks);
  checkPathNames(path, options?.path);
  if (!isRaw) checkRecord(options?.body, needsBody(service, method, path));
}
