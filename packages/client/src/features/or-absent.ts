import { isEconomicError } from "../core/errors.ts";

/** `undefined` instead of a 404, which alone proves that a record does not exist; any other error stays one. */
export const orAbsent = <Found>(answer: Promise<Found>): Promise<Found | undefined> =>
  answer.catch((error: unknown) => {
    if (isEconomicError(error, "notFound")) return undefined;
    throw error;
  });
