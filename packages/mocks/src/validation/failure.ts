import type { Surface } from "../table/types.ts";
import type { ErrorAnswer, ErrorContext } from "./error-answer.ts";
import type { Issue } from "./issue.ts";
import { problemFromIssues } from "./problem.ts";
import { restError, restValidationError } from "./rest-error.ts";

/** Paging parameters have their own error on REST, which is not wrapped in the general validation error (L-41). */
const outsideUmbrella = "E04810";

/**
 * The code for a key that is already taken. By default it is inside the general validation error. With the ruling
 * `existingKey: "top"` it is the code of the whole answer, as a client that was written in 2015 expects.
 */
const existingKey = "E06010";

/** Makes a 400 for refused bodies and parameters, in the surface's own shape. */
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
