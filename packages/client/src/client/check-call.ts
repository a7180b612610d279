import { callChecks, writeChecks } from "../config/call-checks.ts";
import { type Checks, checkOptions } from "../config/check-options.ts";
import { checkedLater, oneOf, plainObject } from "../config/option-checks.ts";
import { invalid } from "../errors/invalid.ts";
import { isRawBody } from "../request/encode-body.ts";
import { checkPathNames } from "../request/expand-path.ts";
import type { Method, SendOptions } from "../request/send.ts";
import { kindOf } from "../utils/kind-of.ts";

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

/** Refuses bytes where a record belongs. Files are sent by `multipart(form)`, and by `raw` as they are. */
function checkRecord(body: unknown): void {
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
  method: Method,
  path: string,
  options: SendOptions | undefined,
  isRaw: boolean,
): void {
  if (!methods.has(method)) invalid(`The method must be one of ${[...methods].join(", ")}.`, "method");
  checkOptions(options, method === "GET" ? readChecks : verbChecks);
  checkPathNames(path, options?.path);
  if (!isRaw) checkRecord(options?.body);
}
