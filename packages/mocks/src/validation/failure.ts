import type { Surface } from "../table/types.ts";
import type { ErrorAnswer, ErrorContext } from "./error-answer.ts";
import type { Issue } from "./issue.ts";
import { problemFromIssues } from "./problem.ts";
import { restError, restValidationError } from "./rest-error.ts";

/** Paging parameters have an error of their own on REST, without the validation umbrella around it (L-41). */
const outsideUmbrella = "E04810";

/** A record with a key that is taken: below the umbrella, or at the top, where a client of 2015 found it. */
const existingKey = "E06010";

/** Refused bodies and parameters in the surface's own shape: 400. */
export function failure(surface: Surface, context: ErrorContext, issues: readonly Issue[]): ErrorAnswer {
  if (surface === "apis") return problemFromIssues(context, issues);
  const taken = issues.find(({ errorCode }) => errorCode === existingKey);
  if (taken !== undefined && context.rulings?.existingKey === "top") {
    const { message, developerHint } = taken;
    return restError(context, { status: 400, message, errorCode: existingKey, developerHint });
  }
  const [first] = issues;
  if (first?.errorCode !== outsideUmbrella) return restValidationError(context, issues);
  return restError(context, {
    status: 400,
    message: first.message,
    errorCode: first.errorCode,
    developerHint: first.developerHint,
  });
}
