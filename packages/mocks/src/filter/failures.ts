/** Turns errors of filters and sorts into the answers of each surface. */
import type { Surface } from "../table/types.ts";
import { type ErrorAnswer, type ErrorContext, problem, restError } from "../validation/index.ts";
import { operators } from "./ast.ts";
import type { FilterError } from "./filter-error.ts";
import type { SortError } from "./parse-sort.ts";

const filterHint = [
  "Write property$operator:value and join with $and: and $or:, with parentheses for grouping.",
  `Operators: ${operators.map((operator) => `$${operator}:`).join(" ")}; $in: and $nin: take [a,b].`,
  "$like: finds the text anywhere, or uses * as a wildcard. $null: stands for no value.",
  "Escapes: $$ for $, $( for (, $) for ), $* for *, $, for a comma, $[ for [, $] for ].",
].join(" ");

/**
 * Makes the 400 for a refused filter, with the surface's wording. REST adds the escape table and the fields that can be
 * filtered (L-60, L-61), the services add only the code `BadFilterRequest` (O-07, O-08). A filter that the server
 * itself fails on makes a 500.
 */
export function filterFailure(
  error: FilterError,
  surface: Surface,
  context: ErrorContext,
  filterable: readonly string[],
): ErrorAnswer {
  if (error.kind === "fault") return serverFault(surface, context);
  if (surface === "rest")
    return restError(context, {
      status: 400,
      message: "Could not parse query string filter.",
      developerHint: filterHint,
      errors: [error.message],
      more: { allowedFilteringFields: filterable },
    });
  return badQuery(context, "BadFilterRequest", error.message, error.field);
}

/**
 * Makes the 400 for a refused sort. It does not list the fields that would be allowed (L-62). The services' wording and
 * code are not recorded.
 */
export function sortFailure(error: SortError, surface: Surface, context: ErrorContext): ErrorAnswer {
  if (error.kind === "fault") return serverFault(surface, context);
  if (surface === "rest")
    return restError(context, {
      status: 400,
      message: "Could not parse query string sort parameter",
      // The recorded message does not name the property. The hint is ours.
      developerHint: `${error.message}. Write sort=name,-number: a comma between properties, - for descending, ~ for alphabetical.`,
    });
  return badQuery(context, "InvalidInput", error.message, error.field);
}

function badQuery(context: ErrorContext, errorCode: string, message: string, property?: string): ErrorAnswer {
  return problem(context, {
    status: 400,
    errorCode,
    title: "Bad request.",
    detail: message,
    errors: [{ message, errorCode, property }],
  });
}

/** Makes the servers' own 500 (O-20 to O-22, L-70 to L-72). Its body is not recorded. */
function serverFault(surface: Surface, context: ErrorContext): ErrorAnswer {
  return surface === "rest"
    ? restError(context, { status: 500, message: "Internal server error." })
    : problem(context, { status: 500, errorCode: "InternalServerError" });
}
