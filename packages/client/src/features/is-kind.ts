import { type ErrorKind, isEconomicError } from "../core/errors.ts";

/** Whether an error is one of this package's, and of one of these kinds. */
export const isKind = (error: unknown, ...kinds: ErrorKind[]): boolean =>
  isEconomicError(error) && kinds.includes(error.kind);
