export type { Economic, Usage } from "./core/client.ts";
export type { Clock } from "./core/clock.ts";
export type { EconomicOptions } from "./core/config.ts";
export * from "./core/errors.ts";
export type * from "./core/hooks.ts";
export { createIdempotencyKey } from "./core/keys.ts";
export { createEconomic } from "./create-economic.ts";
export type * from "./types/index.ts";
