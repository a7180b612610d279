export type { AgreementHandle } from "./agreement-handle.ts";
export type { BookedInvoices, GivenBookedInvoice } from "./behaviour/invoices/builders.ts";
export type { GivenDraftInvoice, GivenInvoiceLine } from "./behaviour/invoices/given.ts";
export type { Delivery } from "./behaviour/webhooks/deliver.ts";
export type { EventType } from "./behaviour/webhooks/kinds.ts";
export type { GivenDelivery } from "./behaviour/webhooks/test-delivery.ts";
export type { Clock } from "./clock.ts";
export type { Additions, Collection } from "./collection.ts";
export { type CoverageRow, coverage } from "./coverage.ts";
export type { Entity, Key } from "./entity.ts";
export { FilterError, type FilterNode, parseFilter, printFilter } from "./filter/index.ts";
export type { EconomicMock, Snapshot } from "./mock.ts";
export { MockBug, StrictMockError } from "./mock-error.ts";
export { OfflineError } from "./offline/offline-error.ts";
export type { MockOptions, MockSettings, RateLimitOptions, Rulings, TokenPair } from "./options.ts";
export type {
  ArmedFault,
  FaultEffect,
  FaultHeaders,
  FaultRule,
  Faults,
  StatusEffect,
} from "./pipeline/fault-rule.ts";
export type { Override, OverrideHandler } from "./pipeline/overrides.ts";
export type { LoggedRequest } from "./pipeline/request-log.ts";
export type { AgreementSettings, Role } from "./store/agreement.ts";
export { type Kind, kind } from "./store/kind.ts";
