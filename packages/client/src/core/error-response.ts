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
import { rolesOf } from "./roles.ts";

type ErrorClass = new (message: string, facts: ErrorFacts) => EconomicError;

const byStatus: Readonly<Record<number, ErrorClass>> = {
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  408: TimeoutError,
  409: ConflictError,
  425: ServerError,
  429: RateLimitError,
};

const advice: Partial<Record<string, string>> = {
  authentication:
    "Check that both tokens are of the same app and environment, and that the agreement has not withdrawn its access.",
  conflict: "Somebody else changed the record: read it again, apply the change to that and repeat.",
  idempotency: "The key was used for another call or body: a new call needs a new key.",
  rateLimit: "The agreement's calls are used up for now; other programs may share them.",
};

/** What an error's message begins with. */
export const place = ({ method, path }: Pick<ErrorFacts, "method" | "path">): string => `${method} ${path}`;

/** The error that an answer other than a success amounts to. */
export const errorFromResponse = (
  response: { status: number; headers: Headers },
  body: string,
  facts: ErrorFacts & { service: string; path: string },
): EconomicError => {
  const { status, headers } = response;
  const { message, hint, missingModules, ...told } = readErrorBody(body);
  const Class = /^(Payload|URL)Changed$/.test(told.code ?? "")
    ? IdempotencyError
    : told.code === "E02250"
      ? AuthenticationError
      : (byStatus[status] ?? (status >= 400 && status < 500 ? ValidationError : ServerError));
  const permission = Class === PermissionError && {
    roles: rolesOf(facts.service, facts.path),
    missingModules,
  };
  const lines = [
    `${place(facts)}: ${status}${told.code ? ` ${told.code}` : ""}`,
    message ||
      (status < 400
        ? `a redirect to ${origin(headers)}, not followed: the tokens would go with it`
        : body.slice(0, 200)),
    ...told.errors
      .slice(0, 5)
      .map(({ path, message, hint }) => `${path ? `${path}: ` : ""}${message}${hint ? ` (${hint})` : ""}`),
    told.allowedFilteringFields
      ? `Fields to filter by: ${told.allowedFilteringFields.join(", ")}.`
      : hint?.slice(0, 300),
    permission &&
      (missingModules.length
        ? `The agreement lacks: ${missingModules.join(", ")}.`
        : `The app needs one of the roles ${permission.roles.join(", ")}.`),
    advice[(Class as typeof EconomicError).kind],
  ];
  const requestId = headers.get("x-requestid") ?? told.requestId;
  return new Class(`${lines.filter(Boolean).join(" ")}${requestId ? ` [request ${requestId}]` : ""}`, {
    ...facts,
    ...told,
    ...permission,
    status,
    requestId,
    body,
  });
};

const origin = (headers: Headers) => {
  try {
    return new URL(headers.get("location") ?? "").origin;
  } catch {
    return "elsewhere";
  }
};
