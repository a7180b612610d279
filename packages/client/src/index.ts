export { createEconomic, type Economic, type Usage } from "./client/create-economic.ts";
export { economicFromEnv, type FromEnvOptions } from "./client/economic-from-env.ts";
export type { EconomicOptions } from "./config/options.ts";
export {
  AuthenticationError,
  BulkError,
  ConfigurationError,
  ConflictError,
  ConnectionError,
  EconomicError,
  type ErrorOf,
  IdempotencyError,
  isEconomicError,
  ListingChangedError,
  NotFoundError,
  OutcomeUnknownError,
  PermissionError,
  RateLimitError,
  ServerError,
  TimeoutError,
  ValidationError,
} from "./errors/errors.ts";
export type {
  BulkOutcome,
  ErrorDetail,
  ErrorFacts,
  ErrorKind,
  ListingChangedFacts,
  OutcomeFacts,
} from "./errors/facts.ts";
export * from "./features/index.ts";
export { dateString } from "./filter/date-string.ts";
export { danishDay } from "./filter/dates.ts";
export { raw } from "./filter/raw.ts";
export { since } from "./filter/since.ts";
export { attributesOf } from "./hooks/attributes-of.ts";
export type * from "./hooks/events.ts";
export { observe } from "./hooks/observe.ts";
export { byKey } from "./listing/by-key.ts";
export { exportAll } from "./listing/export-all.ts";
export type { ExportKey, ExportOptions, ExportPath, ExportProgress } from "./listing/export-options.ts";
export { multipart } from "./request/multipart.ts";
export { createIdempotencyKey } from "./transport/dated-key.ts";
export { idempotencyKey } from "./transport/idempotency-key.ts";
export { createRateBudget } from "./transport/rate-budget.ts";
export type * from "./types/index.ts";
export type { Clock } from "./utils/clock.ts";
