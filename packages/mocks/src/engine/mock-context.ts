import type { Clock } from "../dates/clock.ts";
import type { MockOptions } from "../settings/options.ts";
import type { Agreement } from "../store/agreement.ts";
import type { Kind } from "../store/kind.ts";

/** A field of one kind of record that holds the key of another. */
export interface ReferringField {
  readonly kind: Kind;
  readonly field: string;
}

/** What behaviours see of the mock they run in. */
export interface Mock {
  readonly options: MockOptions;
  readonly clock: Clock;
  /** Fields that hold keys of this kind, loosely held ones left out: a record that is in use cannot be deleted. */
  referencesTo(kind: string): readonly ReferringField[];
  /** Tells the webhooks that something happened: `emit(agreement, "INVOICE_BOOKED", { INVOICENO: 10001 })`. */
  emit(agreement: Agreement, eventType: string, mergeFields: Readonly<Record<string, string | number>>): void;
}
