import { type EconomicError, PermissionError } from "./errors.ts";
import type { ErrorDetail, ErrorFacts, KnownCall } from "./facts.ts";
import { meaningOf } from "./meaning-of.ts";
import { readErrorBody } from "./read-error-body.ts";
import { type Redact, redactValue } from "./redact.ts";
import { demoAdvice, whyForbidden } from "./why-forbidden.ts";
import { whyUnknownPath } from "./why-unknown-path.ts";

/** The facts of a non-2xx answer. */
export interface RefusalFacts extends ErrorFacts {
  status: number;
  /** The unchanged body of the answer. */
  body: string;
}

/** The client whose call was refused. */
export interface RefusedClient {
  redact: Redact;
  /** Whether it has the demo agreement's tokens. */
  isDemo: boolean;
}

/** How many characters of a body that is not an error document the message quotes. */
const excerptLength = 200;

/** How many complaints the message quotes. `error.errors` has all of them. */
const quotedComplaints = 10;

/** Ends the server's text as a sentence, which may end in parentheses. */
const asSentence = (text: string): string => (/[.!?:]\)?$/.test(text) ? text : `${text}.`);

/** Removes the full stop at the end of the server's text, because more of the sentence follows. An ellipsis stays. */
const withoutFullStop = (text: string): string => text.replace(/(?<!\.)\.$/, "");

const describeAnswer = (status: number, code: string | undefined, title: string): string => {
  const answer = `The server answered ${status}${code === undefined ? "" : ` (${code})`}`;
  return asSentence(title === "" ? answer : `${answer}: ${title}`);
};

const describeComplaint = ({ path, message, hint }: ErrorDetail): string => {
  const complaint = withoutFullStop(path ? `${path}: ${message}` : message);
  return hint ? `${complaint} (${asSentence(hint)})` : complaint;
};

/** Describes the complaints in one line, because a message is one line of a log: separated by semicolons. */
function describeComplaints(errors: readonly ErrorDetail[]): string | undefined {
  if (errors.length === 0) return undefined;
  const quoted = errors.slice(0, quotedComplaints).map(describeComplaint);
  const left = errors.length - quoted.length;
  const list = asSentence([...quoted, ...(left > 0 ? [`${left} more in error.errors`] : [])].join("; "));
  return errors.length === 1 ? list : `There are ${errors.length} complaints. ${list}`;
}

/** Returns whether the demo agreement refuses a write. Nobody recorded which of these statuses it uses (G-1). */
const isDemoRefusal = (status: number, { method }: KnownCall): boolean =>
  method !== "GET" && [401, 403, 405].includes(status);

/** Turns a non-2xx response into the matching `EconomicError`. */
export function errorFromResponse(
  facts: RefusalFacts,
  call: KnownCall,
  client: RefusedClient,
): EconomicError {
  const { redact, isDemo } = client;
  const { status, retryAfterMs } = facts;
  const body = redact(facts.body);
  // Redact after parsing, because JSON has many ways to write a character.
  const found = redactValue(readErrorBody(facts.body), redact);
  const { title = body.slice(0, excerptLength), hint, requestId, ...parsed } = found;
  const { code, errors, allowedFilteringFields } = parsed;
  const { ErrorClass, advice } = meaningOf(status, code);
  const isPermission = ErrorClass === PermissionError;
  const why = isPermission ? whyForbidden({ code, title, hint, errors, isDemo }, call) : undefined;
  const sentences = [
    describeAnswer(status, code, title),
    describeComplaints(errors),
    allowedFilteringFields && `The listing can be filtered by ${allowedFilteringFields.join(", ")}.`,
    // If there are complaints, the hint repeats the first one.
    errors.length === 0 && !allowedFilteringFields && hint && asSentence(hint),
    // The mocks name the nearest path themselves.
    status === 404 && !hint?.includes("did you mean") && whyUnknownPath(call),
    status < 400 && "The client does not follow redirects, because the tokens would be sent along.",
    retryAfterMs !== undefined && retryAfterMs > 0 && `The server asks to wait ${retryAfterMs / 1000} s.`,
    isDemo && isDemoRefusal(status, call) ? demoAdvice(call, title) : (why?.advice ?? advice),
  ];
  return new ErrorClass(sentences.filter(Boolean).join(" "), {
    ...call,
    ...facts,
    body,
    ...parsed,
    ...(why && { roles: why.roles, missingModules: why.missingModules }),
    requestId: facts.requestId ?? requestId,
  });
}
