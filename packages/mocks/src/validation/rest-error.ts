import { danishLocalTime, utcTime } from "../dates/index.ts";
import type { ErrorAnswer, ErrorContext } from "./error-answer.ts";
import type { Issue } from "./issue.ts";
import { errorTree } from "./rest-error-tree.ts";

export interface RestErrorDetails {
  readonly status: number;
  readonly message: string;
  readonly errorCode?: string | undefined;
  readonly developerHint?: string | undefined;
  readonly errors?: unknown;
  /** Members that only some errors have, such as `allowedFilteringFields` or `errorCount`. They come last. */
  readonly more?: Readonly<Record<string, unknown>> | undefined;
}

/** Makes an error as restapi.e-conomic.com writes it. `logTime` is Danish local time without a zone mark (G-9). */
export function restError({ requestId, now, rulings }: ErrorContext, details: RestErrorDetails): ErrorAnswer {
  const { status, message, errorCode, developerHint, errors, more } = details;
  return {
    status,
    contentType: "application/json",
    body: {
      message,
      ...(errorCode === undefined ? {} : { errorCode }),
      ...(developerHint === undefined ? {} : { developerHint }),
      logId: requestId,
      httpStatusCode: status,
      ...(errors === undefined ? {} : { errors }),
      logTime: rulings?.logTime === "utc" ? utcTime(now) : danishLocalTime(now),
      ...more,
    },
  };
}

/**
 * Makes the 400 `E04300` for a refused body: the issues in a tree like the body, and a message with their number, or
 * saying that something required is missing (L-159).
 */
export function restValidationError(context: ErrorContext, issues: readonly Issue[]): ErrorAnswer {
  const count = issues.length;
  return restError(context, {
    status: 400,
    message: issues.some(({ isMissing }) => isMissing === true)
      ? "Required properties are missing"
      : `Validation failed. ${count} ${count === 1 ? "error" : "errors"} found.`,
    errorCode: "E04300",
    developerHint: "Inspect validation errors and correct your request.",
    errors: errorTree(issues, context.rulings?.errorTrees),
    more: { errorCount: count },
  });
}

/** Makes a 404. It has the code `E06000` if a DELETE finds nothing to delete (L-11, L-148). */
export function restNotFound(
  context: ErrorContext,
  developerHint = "Follow the links of a listing instead of putting URLs together.",
): ErrorAnswer {
  const hasCode = context.method === "DELETE" || context.rulings?.notFoundCode === "always";
  return restError(context, {
    status: 404,
    message: "Resource not found.",
    ...(hasCode ? { errorCode: "E06000" } : {}),
    developerHint,
  });
}
