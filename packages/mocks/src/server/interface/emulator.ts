import type { MockCore, MockInside, Snapshot } from "../../mock/mock-core.ts";
import type { Events } from "./events.ts";
import type { ExchangeLog } from "./exchange-log.ts";

/** A snapshot that was taken over HTTP. */
export interface KeptSnapshot {
  readonly id: number;
  readonly name: string | null;
  readonly snapshot: Snapshot;
}

/** The mock and the server's state, as the handlers use them. */
export interface Emulator {
  readonly core: MockCore;
  readonly inside: MockInside;
  readonly log: ExchangeLog;
  readonly events: Events;
  readonly snapshots: Map<number, KeptSnapshot>;
  /** Version of the package. */
  readonly version: string;
  /** Describes the records of a new agreement: "company", or "company, 3 customers". */
  readonly seed: string;
  /** True if a file keeps the state. */
  readonly isPersisted: boolean;
}
