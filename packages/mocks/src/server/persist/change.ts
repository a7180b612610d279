/** The types of the file's lines. Each line holds the changes since the line before; the first holds the whole state. */
import type { Delivery } from "../../behaviour/webhooks/deliver.ts";
import type { ClockState } from "../../dates/clock.ts";
import type { BucketLevel } from "../../pipeline/rate-bucket.ts";
import type { AgreementSettings } from "../../store/agreement.ts";
import type { Key } from "../../store/entity.ts";

export interface TableChange {
  /** The fields that identify a record. */
  readonly key: readonly string[];
  /** Records as JSON, by key. */
  readonly put: readonly (readonly [Key, Readonly<Record<string, unknown>>])[];
  readonly gone: readonly Key[];
}

/** An answer that an idempotency key replays. A body of bytes is base64. */
export interface KeyChange {
  readonly key: string;
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly at: number;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: string | { readonly base64: string } | null;
}

export interface AgreementChange {
  /** True if this replaces all earlier lines about the agreement. */
  readonly isNew: boolean;
  readonly settings: AgreementSettings;
  readonly counters: Readonly<Record<string, number>>;
  /** The latest `objectVersion`, as a number. */
  readonly stamp: number;
  readonly tables: Readonly<Record<string, TableChange>>;
  readonly keys: readonly KeyChange[];
  readonly buckets: Readonly<Record<string, BucketLevel>>;
}

/** A delivery, with the id that its agreement is stored by. */
export interface DeliveryChange extends Omit<Delivery, "status" | "tries" | "replayOf"> {
  readonly agreement: string;
  readonly status: number | null;
  readonly replayOf: number | null;
  readonly tries: readonly {
    readonly at: number;
    readonly status: number | null;
    readonly error: string | null;
  }[];
}

export interface Change {
  /** Version of the format. */
  readonly format: 1;
  /** When the line was written, in milliseconds of real time, which passes while no server runs. */
  readonly savedAt: number;
  readonly clock: ClockState;
  /** The old and new ids of agreements that a caller has claimed. */
  readonly renamed: readonly (readonly [string, string])[];
  /** The changes by the id that the agreement is stored by: a hash of its token, never the token. */
  readonly agreements: Readonly<Record<string, AgreementChange>>;
  /** Agreements that were removed. */
  readonly gone: readonly string[];
  /** True if the deliveries before this line are forgotten. */
  readonly isCleared: boolean;
  readonly deliveries: readonly DeliveryChange[];
}
