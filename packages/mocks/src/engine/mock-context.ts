import type { Clock } from "../dates/clock.ts";
import type { MockOptions } from "../settings/options.ts";
import type { Agreement } from "../store/agreement.ts";
import type { Resource } from "./resource.ts";

/** What behaviours see of the mock they run in. */
export interface Mock {
  readonly options: MockOptions;
  readonly clock: Clock;
  /** Resources that hold a reference to a kind, for refusing to delete what is in use. */
  referencesTo(kind: string): readonly { readonly resource: Resource; readonly field: string }[];
  /** Tells the webhooks that something happened: `emit(agreement, "INVOICE_BOOKED", { INVOICENO: 10001 })`. */
  emit(agreement: Agreement, eventType: string, mergeFields: Readonly<Record<string, string | number>>): void;
}
