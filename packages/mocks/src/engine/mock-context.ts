import type { Clock } from "../dates/clock.ts";
import type { MockOptions } from "../settings/options.ts";
import type { Agreement } from "../store/agreement.ts";
import type { Kind } from "../store/kind.ts";

/** A field of one kind of record that holds the key of another. */
export interface ReferringField {
  readonly kind: Kind;
  readonly field: string;
}

/** The part of the mock that behaviours use. */
export interface Mock {
  readonly options: MockOptions;
  readonly clock: Clock;
  /**
   * Lists the fields whose value keeps a record of this kind from being deleted: those that refer to the kind, except
   * those that allow the deletion of the record that they name.
   */
  referencesTo(kind: string): readonly ReferringField[];
  /** Triggers the webhooks of an event: `emit(agreement, "INVOICE_BOOKED", { INVOICENO: 10001 })`. */
  emit(agreement: Agreement, eventType: string, mergeFields: Readonly<Record<string, string | number>>): void;
}
