import {
  AuthenticationError,
  ConflictError,
  type EconomicError,
  IdempotencyError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  TimeoutError,
  ValidationError,
} from "./errors.ts";
import type { ErrorDetail, ErrorFacts, KnownCall } from "./facts.ts";
import { readErrorBody } from "./read-error-body.ts";
import { type Redact, redactValue } from "./redact.ts";
import { requiredModules, requiredRoles } from "./required-access.ts";

/** What the client knows of an answer other than a success. */
export interface RefusalFacts extends ErrorFacts {
  status: number;
  /** The answer's body as it came. */
  body: string;
}

interface Meaning {
  ErrorClass: new (message: string, facts: ErrorFacts) => EconomicError;
  /** What the reader should do. */
  advice?: string;
}

/** How much of a body that is not an error document stands in the message. */
const excerptLength = 200;

const changedUnderKey: Meaning = {
  ErrorClass: IdempotencyError,
  advice: "The idempotency key was used for another call. Use a new key.",
};

/** Codes that say more than the status does. */
const meaningsByCode = new Map<string | undefined, Meaning>([
  ["PayloadChanged", changedUnderKey],
  ["URLChanged", changedUnderKey],
  [
    "E02250",
    {
      ErrorClass: AuthenticationError,
      advice: "The two tokens do not belong together. Was the app secret token reset?",
    },
  ],
]);

const meaningsByStatus = new Map<number, Meaning>([
  [
    401,
    {
      ErrorClass: AuthenticationError,
      advice: "A token is wrong or was revoked. Is it the public token instead of the secret one?",
    },
  ],
  [403, { ErrorClass: PermissionError }],
  [404, { ErrorClass: NotFoundError }],
  [408, { ErrorClass: TimeoutError }],
  [409, { ErrorClass: ConflictError, advice: "Read the record again, then change that." }],
  [429, { ErrorClass: RateLimitError }],
]);

const meaningOf = (status: number, code: string | undefined): Meaning => {
  const known = meaningsByCode.get(code) ?? meaningsByStatus.get(status);
  if (known) return known;
  // 425 asks to come back later and says nothing about the input.
  const isAboutInput = status >= 400 && status < 425;
  return { ErrorClass: isAboutInput ? ValidationError : ServerError };
};

/** Returns the modules that a refusal names (O-25); those that the path needs if it has the code and names none. */
function missingModules(title: string, code: string | undefined, service: string, path: string): string[] {
  const named = /^Missing modules?: *(.+)/.exec(title)?.[1]?.split(/, */);
  return named ?? (code === "AccessDeniedAgreementMissingModules" ? requiredModules(service, path) : []);
}

/** Ends a text of the server's as a sentence. */
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
    // Where there are complaints, the hint repeats the first one.
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
