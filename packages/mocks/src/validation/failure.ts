import type { Surface } from "../table/types.ts";
import type { ErrorAnswer, ErrorContext } from "./error-answer.ts";
import type { Issue } from "./issue.ts";
import { problemFromIssues } from "./problem.ts";
import { restError, restValidationError } from "./rest-error.ts";

/** Paging parameters have an error of their own on REST, without the validation umbrella around it (L-41). */
const outsideUmbrella = "E04810";

/** Refused bodies and parameters in the surface's own shape: 400. */
export function failure(surface: Surface, context: ErrorContext, issues: readonly Issue[]): ErrorAnswer {
  if (surface === "apis") return problemFromIssues(context, issues);
  const [first] = issues;
  if (first?.errorCode !== outsideUmbrella) return restValidationError(context, issues);
  return restError(context, {
    status: 400,
    message: first.message,
    errorCode: first.errorCode,
    developerHint: first.developerHint,
  });
}
