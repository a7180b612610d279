import { type EconomicError, PermissionError } from "./errors.ts";
import type { ErrorDetail, ErrorFacts, KnownCall } from "./facts.ts";
import { meaningOf } from "./meaning-of.ts";
import { readErrorBody } from "./read-error-body.ts";
import { type Redact, redactValue } from "./redact.ts";
import { requiredModules, requiredRoles } from "./required-access.ts";

/** The facts of an answer other than a success. */
export interface RefusalFacts extends ErrorFacts {
  status: number;
  /** The answer's body as it came. */
  body: string;
}

/** How much of a body that is not an error document stands in the message. */
const excerptLength = 200;

/** Returns the modules that a refusal names (O-25). If it has the code but names none: those that the path needs. */
function missingModules(title: string, code: string | undefined, service: string, path: string): string[] {
  const named = /^Missing modules?: *(.+)/.exec(title)?.[1]?.split(/, */);
  return named ?? (code === "AccessDeniedAgreementMissingModules" ? requiredModules(service, path) : []);
}

/** Ends the server's text as a sentence. */
const asSentence = (text: string): string => (/[.!?:]$/.test(text) ? text : `${text}.`);

const describeAnswer = (status: number, code: string | undefined, title: string): string => {
  const answer = `The server answered ${status}${code === undefined ? "" : ` (${code})`}`;
  return asSentence(title === "" ? answer : `${answer}: ${title}`);
};

const describeComplaint = ({ path, message, hint }: ErrorDetail): string => {
  const complaint = asSentence(path ? `${path}: ${message}` : message);
  return hint ? `${complaint} ${asSentence(hint)}` : complaint;
};

/** Turns a response other than a success into the matching `EconomicError`. */
export function errorFromResponse(facts: RefusalFacts, call: KnownCall, redact: Redact): EconomicError {
  const { status, retryAfterMs } = facts;
  const body = redact(facts.body);
  // Redacted after it was parsed, because JSON has many ways to write a character.
  const found = redactValue(readErrorBody(facts.body), redact);
  const { title = body.slice(0, excerptLength), hint, requestId, ...parsed } = found;
  const { code, errors, allowedFilteringFields } = parsed;
  const { ErrorClass, advice } = meaningOf(status, code);
  const isPermission = ErrorClass === PermissionError;
  const roles = isPermission ? requiredRoles(call.service, call.path) : [];
  const modules = isPermission ? missingModules(title, code, call.service, call.path) : [];
  const sentences = [
    describeAnswer(status, code, title),
    ...errors.map(describeComplaint),
    allowedFilteringFields && `The listing can be filtered by ${allowedFilteringFields.join(", ")}.`,
    // If there are complaints, the hint repeats the first one.
    errors.length === 0 && !allowedFilteringFields && hint && asSentence(hint),
    status < 400 && "The client does not follow redirects: the tokens would travel along.",
    isPermission && modules.length === 0 && `The app needs one of the roles ${roles.join(", ")}.`,
    retryAfterMs !== undefined && retryAfterMs > 0 && `The server asks to wait ${retryAfterMs / 1000} s.`,
    advice,
  ];
  return new ErrorClass(sentences.filter(Boolean).join(" "), {
    ...call,
    ...facts,
    body,
    ...parsed,
    ...(isPermission && { roles, missingModules: modules }),
    requestId: facts.requestId ?? requestId,
  });
}
