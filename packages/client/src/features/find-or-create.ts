import { ConfigurationError } from "../core/errors.ts";
import { isKind } from "./is-kind.ts";

/** What `findOrCreate` takes. */
export interface FindOrCreateOptions<Found> {
  /**
   * Looks the record up by its natural key: resolves to it, or to `undefined` or `null` when a complete listing does not hold
   * it. A 404 counts as absence; anything else that it throws does not, and is passed on.
   */
  find: () => Promise<Found | undefined>;
  /** Creates it. */
  create: () => Promise<unknown>;
}

/**
 * Finds a record, or creates it when it is proven absent, and returns it as found. "I could not look" is never taken
 * for "there is none". When the create's outcome is unknown, or somebody else was faster, it looks again and throws
 * the create's error only if the record still is not there.
 */
export async function findOrCreate<Found>(
  options: FindOrCreateOptions<Found>,
): Promise<{ record: Found; created: boolean }> {
  const find = () =>
    options.find().catch((error: unknown) => {
      // A 404 alone proves that a record does not exist.
      if (!isKind(error, "notFound")) throw error;
      return undefined;
    });
  let record = await find();
  if (record != null) return { record, created: false };
  let failure: unknown;
  try {
    await options.create();
  } catch (error) {
    if (!isKind(error, "outcomeUnknown", "conflict", "validation")) throw error;
    failure = error;
  }
  record = await find().catch((error: unknown) => {
    throw failure ?? error;
  });
  if (record == null) throw failure ?? new ConfigurationError("find() does not find what was created");
  return { record, created: !failure || isKind(failure, "outcomeUnknown") };
}
