import type { ProjectionOptions } from "../../projection/projection.ts";

/**
 * Properties whose 0 is sent because it has a meaning: enumerations that count from 0, and keys. The services omit
 * every other property that is null, false or 0 (O-17).
 */
const speakingZeros: ReadonlySet<string> = new Set([
  "type",
  "number",
  "entryTypeNumber",
  "interval",
  "collection",
  "status",
]);

/** The options of every projection for a service of apis.e-conomic.com. */
export const serviceDefaults: ProjectionOptions = { omitFalse: true, omitZeroExcept: speakingZeros };

/** Returns the options of a service's projection that sends the 0 of further properties too. */
export const serviceWithZeros = (...names: string[]): ProjectionOptions => ({
  ...serviceDefaults,
  omitZeroExcept: new Set([...(serviceDefaults.omitZeroExcept ?? []), ...names]),
});
