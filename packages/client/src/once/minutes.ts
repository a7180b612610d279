import { keyLifetimeMs } from "../transport/dated-key.ts";

/** The ages of a key, in milliseconds, at which `once` acts differently. The guide's table and picture show them too. */

const minute = 60_000;

/** Below this age, a repeat uses the same key: the server remembers a key for an hour (RW-2). */
export const repeatedBefore = keyLifetimeMs;

/**
 * From this age on, "not found" proves that nothing was written. Every attempt ends within 70 minutes of its key's time.
 * The other five minutes allow for a request that is still on its way, or for clocks that differ.
 */
export const absentFrom = 75 * minute;
