import { keyLifetimeMs } from "../transport/dated-key.ts";

/** What happens at which age of a key, in milliseconds. The guide's table and picture show the same. */

const minute = 60_000;

/** Before this a repeat goes under the same key: the server keeps it for an hour (RW-2). */
export const repeatedBefore = keyLifetimeMs;

/**
 * From this on "not found" proves that nothing was written: no attempt runs longer than 70 minutes after its key's time,
 * and five minutes are for a request that is still on its way, or for clocks that differ.
 */
export const absentFrom = 75 * minute;
