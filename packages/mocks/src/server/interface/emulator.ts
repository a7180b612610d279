import type { MockCore, MockInside, Snapshot } from "../../mock/mock-core.ts";
import type { Events } from "./events.ts";
import type { ExchangeLog } from "./exchange-log.ts";

/** A snapshot that was taken over HTTP. */
export interface KeptSnapshot {
  readonly id: number;
  readonly name: string | null;
  readonly snapshot: Snapshot;
}

/** The mock and the server's state, for the handlers. */
export interface Emulator {
  readonly core: MockCore;
  readonly inside: MockInside;
  readonly log: ExchangeLog;
  readonly events: Events;
  readonly snapshots: Map<number, KeptSnapshot>;
  /** Version of the package. */
  readonly version: string;
  /** What a new agreement starts with, in words: "company", or "company and 3 customers of a file". */
  readonly seed: string;
  /** Whether the state is kept in a file. */
  readonly isPersisted: boolean;
}
