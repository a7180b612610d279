import { type Fault, IssuesRefusal, onSurface, Refusal } from "../errors/refusal.ts";
import { filterFailure, sortFailure } from "../filter/index.ts";
import type { Projection } from "../projection/projection.ts";
import { FilterRefusal, SortRefusal } from "../surface/query-refusal.ts";
import type { Surface } from "../table/types.ts";
import {
  type ErrorAnswer,
  type ErrorContext,
  failure,
  type Issue,
  problem,
  restError,
  restNotFound,
} from "../validation/index.ts";

export interface ErrorPlace extends ErrorContext {
  readonly surface: Surface;
  /** The projection that knows the surface's names of canonical fields. */
  readonly projection?: Projection;
}

/** Turns a refusal into the surface's error body. Returns undefined for any other error. */
export function errorAnswer(error: unknown, place: ErrorPlace): ErrorAnswer | undefined {
  if (error instanceof Refusal) return refusalAnswer(error, place);
  if (error instanceof IssuesRefusal) return failure(place.surface, place, error.issues);
  if (error instanceof FilterRefusal) return filterFailure(error.reason, place.surface, place, error.allowed);
  if (error instanceof SortRefusal) return sortFailure(error.reason, place.surface, place);
  return undefined;
}

function issueOf(fault: Fault, { surface, projection }: ErrorPlace): Issue {
  const { at } = fault;
  const place =
    at === undefined
      ? []
      : typeof at === "string"
        ? (projection?.pathOf(at) ?? [projection?.nameOf(at) ?? at])
        : at;
  const errorCode = onSurface(fault.code, surface);
  const path = [...(fault.item ?? []), ...place];
  return {
    path,
    message: onSurface(fault.message, surface) ?? "The value is not valid.",
    ...(errorCode === undefined ? {} : { errorCode }),
    ...(fault.input === undefined ? {} : { inputValue: fault.input }),
    ...(fault.hint === undefined ? {} : { developerHint: fault.hint }),
    ...(fault.isMissing === undefined ? {} : { isMissing: fault.isMissing }),
    ...(fault.name === undefined ? {} : { propertyName: fault.name }),
  };
}

function refusalAnswer(error: Refusal, place: ErrorPlace): ErrorAnswer {
  const { status, details } = error;
  if (details.faults !== undefined && details.faults.length > 0) {
    const answer = failure(
      place.surface,
      place,
      details.faults.map((fault) => issueOf(fault, place)),
    );
    return status === answer.status ? answer : { ...answer, status };
  }
  const errorCode = onSurface(details.code, place.surface);
  const code = errorCode === undefined ? {} : { errorCode };
  const message = onSurface(details.message, place.surface);
  if (place.surface === "rest") {
    if (status === 404 && message === undefined) return restNotFound(place, details.hint);
    return restError(place, {
      status,
      message: message ?? "The request could not be handled.",
      ...code,
      ...(details.hint === undefined ? {} : { developerHint: details.hint }),
      ...(details.more === undefined ? {} : { more: details.more }),
    });
  }
  return problem(place, {
    status,
    ...code,
    ...(message === undefined ? {} : { title: message }),
    ...(details.hint === undefined ? {} : { detail: details.hint }),
  });
}
