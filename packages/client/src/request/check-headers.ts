import { invalid } from "../errors/invalid.ts";
import { kindOf } from "../utils/kind-of.ts";

/** Headers that the client sets itself. */
const clientHeaders = new Set(["x-appsecrettoken", "x-agreementgranttoken", "idempotency-key"]);

/** Headers that callers of fetch cannot set: the runtime sets them itself, drops them or fails (Fetch standard). */
const fetchHeaders = new Set([
  "accept-charset",
  "accept-encoding",
  "access-control-request-headers",
  "access-control-request-method",
  "access-control-request-private-network",
  "connection",
  "content-length",
  "cookie",
  "cookie2",
  "date",
  "dnt",
  "expect",
  "host",
  "keep-alive",
  "origin",
  "referer",
  "set-cookie",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "via",
]);

/** The characters of a header's name (RFC 9110, token). */
const namePattern = /^[!#$%&'*+\-.^_`|~\da-z]+$/;

/** Visible ASCII, blanks and tabs. With other characters, fetch fails only after the call has begun. */
const valuePattern = /^[\t -~]*$/;

/**
 * Checks the caller's headers.
 * @throws ValidationError for a header that the client sets itself, that fetch forbids, or that cannot be sent.
 */
export function checkHeaders(headers: Readonly<Record<string, unknown>> = {}): void {
  for (const [name, value] of Object.entries(headers)) {
    const lowerCase = name.toLowerCase();
    const path = `headers.${name}`;
    if (clientHeaders.has(lowerCase))
      invalid(`The client sets the header ${name} itself: leave it out.`, path);
    if (fetchHeaders.has(lowerCase) || lowerCase.startsWith("proxy-") || lowerCase.startsWith("sec-"))
      invalid(`fetch does not let its callers set the header ${name}: leave it out.`, path);
    if (!namePattern.test(lowerCase))
      invalid("The name of a header has characters that HTTP does not allow.", "headers");
    if (typeof value !== "string")
      invalid(`The value of the header ${name} must be a text: it is ${kindOf(value)}.`, path);
    if (!valuePattern.test(value))
      invalid(
        `The value of the header ${name} has characters other than visible ASCII, or a line break.`,
        path,
      );
  }
}
