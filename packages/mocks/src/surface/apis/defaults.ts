import type { ProjectionOptions } from "../../projection/projection.ts";

/**
 * Properties whose 0 says something and is sent all the same: enumerations count from 0, and a key is a key.
 * Everything else that is null, false or 0 is left out by the services (O-17).
 */
const speakingZeros: ReadonlySet<string> = new Set([
  "type",
  "number",
  "entryTypeNumber",
  "interval",
  "collection",
  "status",
]);

/** Options of every projection for a service of apis.e-conomic.com. */
export const serviceDefaults: ProjectionOptions = { omitFalse: true, omitZeroExcept: speakingZeros };

/** Options of a service's projection in which the 0 of these properties says something as well: enumerations, keys. */
export const serviceWithZeros = (...names: string[]): ProjectionOptions => ({
  ...serviceDefaults,
  omitZeroExcept: new Set([...(serviceDefaults.omitZeroExcept ?? []), ...names]),
});
