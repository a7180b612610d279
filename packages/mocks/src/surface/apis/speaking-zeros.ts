import type { ProjectionOptions } from "../../projection/projection.ts";
import { SERVICE } from "./defaults.ts";

/** Options of a service's projection in which the 0 of these properties says something as well: enumerations, keys. */
export const serviceWithZeros = (...names: string[]): ProjectionOptions => ({
  ...SERVICE,
  omitZeroExcept: new Set([...(SERVICE.omitZeroExcept ?? []), ...names]),
});
