import { utcTime } from "../dates/index.ts";
import type { ErrorAnswer, ErrorContext } from "./error-answer.ts";
import type { Issue } from "./issue.ts";

export interface ProblemError {
  readonly message: string;
  readonly errorCode?: string | undefined;
  readonly property?: string | undefined;
}

export interface ProblemDetails {
  readonly status: number;
  readonly errorCode?: string | undefined;
  readonly title?: string | undefined;
  readonly detail?: string | undefined;
  readonly errors?: readonly ProblemError[] | undefined;
  /** Members of the body in addition to the published ones. */
  readonly more?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * For each status, the section of RFC 9110 that the `type` member links to, and our title, used if none was recorded.
 */
const statuses: Readonly<Record<number, readonly [section: string, title: string]>> = {
  400: ["15.5.1", "Bad request."],
  401: ["15.5.2", "Unauthorized."],
  403: ["15.5.4", "Forbidden."],
  404: ["15.5.5", "Resource not found."],
  405: ["15.5.6", "Method not allowed."],
  406: ["15.5.7", "Not acceptable."],
  409: ["15.5.10", "Conflict."],
  415: ["15.5.16", "Unsupported media type."],
  500: ["15.6.1", "Internal server error."],
  501: ["15.6.2", "Not implemented."],
  503: ["15.6.4", "Service unavailable."],
};

/** Makes an error as the services of apis.e-conomic.com write it: problem+json (O-06). A 404 has default texts. */
export function problem(
  { requestId, now, rulings, path: instance }: ErrorContext,
  details: ProblemDetails,
): ErrorAnswer {
  const { status, more } = details;
  const known = statuses[status];
  // The status 429 is not in RFC 9110.
  const type = known
    ? `https://tools.ietf.org/html/rfc9110#section-${known[0]}`
    : "https://tools.ietf.org/html/rfc6585#section-4";
  const missing = status === 404;
  const bare = missing && rulings?.notFoundBodies === "bare";
  const detail =
    details.detail ?? (missing ? "The resource you have been looking for does not exist." : undefined);
  const code = details.errorCode ?? (missing ? "ResourceNotFound" : undefined);
  const capitals = rulings?.serviceCodes === "capitals";
  const errorCode = capitals ? code?.toUpperCase() : code;
  return {
    status,
    contentType: "application/problem+json",
    body: {
      type,
      title: details.title ?? known?.[1] ?? "Too many requests.",
      status,
      ...(detail === undefined || bare ? {} : { detail }),
      ...(bare ? {} : { errors: (details.errors ?? []).map((error) => writeError(error, capitals)) }),
      ...(capitals && instance !== undefined ? { instance } : {}),
      traceId: requestId,
      traceTimeUtc: utcTime(now),
      ...(errorCode === undefined ? {} : { errorCode }),
      ...more,
    },
  };
}

function writeError({ message, errorCode, property }: ProblemError, capitals: boolean): object {
  return {
    message,
    ...(errorCode === undefined ? {} : { errorCode: capitals ? errorCode.toUpperCase() : errorCode }),
    ...(property === undefined ? {} : { property }),
  };
}

/** Makes a 400 for a refused body or parameter. Its code is that of the first issue, otherwise `InvalidInput`. */
export function problemFromIssues(context: ErrorContext, issues: readonly Issue[]): ErrorAnswer {
  const codes = issues.map((issue) => issue.errorCode ?? "InvalidInput");
  return problem(context, {
    status: 400,
    errorCode: codes[0] ?? "InvalidInput",
    detail: issues[0]?.message,
    errors: issues.map((issue, at) => ({
      message: issue.message,
      errorCode: codes[at],
      property: issue.propertyName ?? serverName(issue.path),
    })),
  });
}

/**
 * Spells a path as the services do: `["lines", 0, "quantity"]` becomes `Lines[0].Quantity`. The body itself has no
 * name.
 */
export function serverName(path: Issue["path"]): string | undefined {
  const name = path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    const pascal = step.charAt(0).toUpperCase() + step.slice(1);
    return text === "" ? pascal : `${text}.${pascal}`;
  }, "");
  return name === "" ? undefined : name;
}
