import { readErrorBody } from "./error-body.ts";
import {
  AuthenticationError,
  ConflictError,
  type EconomicError,
  type ErrorFacts,
  IdempotencyError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  TimeoutError,
  ValidationError,
} from "./errors.ts";
import { requiredModules, requiredRoles } from "./required-access.ts";

type Meaning = [Class: new (message: string, facts: ErrorFacts) => EconomicError, advice?: string];

const changed: Meaning = [IdempotencyError, "Use a new key."];

const meanings: Readonly<Record<string, Meaning>> = {
  PayloadChanged: changed,
  URLChanged: changed,
  E02250: [AuthenticationError, "The tokens do not belong together (was the app secret reset?)."],
  401: [AuthenticationError, "A token is wrong (the public one?) or was revoked."],
  403: [PermissionError],
  404: [NotFoundError],
  408: [TimeoutError],
  409: [ConflictError, "Read it again, then change that."],
  429: [RateLimitError],
};

/** Turns an answer that is not a success into the matching error. */
export const errorFromResponse = (
  body: string,
  call: { service: string; path: string },
  told: ErrorFacts & { status: number },
): EconomicError => {
  const { status, retryAfterMs } = told;
  const { title = body.slice(0, 200), hint, facts } = readErrorBody(body);
  const [Class, advice] = meanings[facts.code ?? ""] ??
    meanings[status] ?? [status < 400 || status > 424 ? ServerError : ValidationError];
  const { allowedFilteringFields: fields } = facts;
  const permission = Class === PermissionError && {
    roles: requiredRoles(call.service, call.path),
    missingModules: missingModulesOf(title, facts.code, call),
  };
  const message = [
    status,
    facts.code,
    title,
    ...facts.errors.flatMap(({ path, message, hint }) => [path && `${path}:`, message, hint]),
    // Where there are complaints, it repeats the first one.
    fields ? `Filter by: ${fields}.` : !facts.errors[0] && hint,
    status < 400 && "Not followed.",
    permission && !permission.missingModules[0] && `The app needs a role: ${permission.roles}.`,
    retryAfterMs && `Wait ${retryAfterMs / 1000} s.`,
    advice,
  ];
  const requestId = told.requestId ?? facts.requestId;
  return new Class(message.filter(Boolean).join(" "), { ...told, ...facts, ...permission, requestId });
};

/** The modules that a refusal names; where it has the code and names none (O-25), those that the path needs. */
function missingModulesOf(
  title: string,
  code: string | undefined,
  { service, path }: { service: string; path: string },
): string[] {
  const named = /^Missing modules?: *(.+)/.exec(title)?.[1]?.split(/, */);
  return named ?? (code === "AccessDeniedAgreementMissingModules" ? requiredModules(service, path) : []);
}
