export type { Delivery, DeliveryAttempt } from "../behaviour/webhooks/deliver.ts";
export type { GivenDelivery } from "../behaviour/webhooks/test-delivery.ts";
export type { Additions, Collection } from "../builders/collection.ts";
export type { GivenBookedInvoice, GivenDraftInvoice, GivenInvoiceLine } from "../builders/draft-invoice.ts";
export type { BookedInvoices } from "../builders/invoice-builders.ts";
export type { Clock } from "../dates/clock.ts";
export { MockBug, StrictMockError } from "../errors/mock-error.ts";
export { FilterError, type FilterNode, parseFilter, printFilter } from "../filter/index.ts";
export { OfflineError } from "../offline/offline-error.ts";
export type {
  ArmedFault,
  FaultEffect,
  FaultHeaders,
  FaultRule,
  Faults,
  StatusEffect,
} from "../pipeline/fault-rule.ts";
export type { Override, OverrideHandler } from "../pipeline/overrides.ts";
export type { LoggedRequest } from "../pipeline/request-log.ts";
export type { EventType } from "../records/webhooks.ts";
export type { MockOptions, MockSettings, RateLimitOptions, Rulings, TokenPair } from "../settings/options.ts";
export type { AgreementSettings, Role } from "../store/agreement.ts";
export type { Entity, Key } from "../store/entity.ts";
export { type Kind, kind } from "../store/kind.ts";
export type { AgreementHandle } from "./agreement-handle.ts";
export { type CoverageRow, coverage } from "./coverage.ts";
export type { EconomicMock, Snapshot } from "./mock.ts";
