import { createCore, type MockCore } from "../mock/mock-core.ts";
import type { Hosts } from "../routing/host.ts";
import type { MockSettings } from "../settings/options.ts";
import { tokenHash } from "./interface/agreement-ids.ts";
import { createEvents } from "./interface/events.ts";
import { createExchangeLog, requestView } from "./interface/exchange-log.ts";
import { version } from "./interface/generated/version.ts";
import { type AnswerInterface, createInterface } from "./interface/index.ts";
import { deliveryView } from "./interface/views/deliveries.ts";
import { type Journal, openJournal } from "./persist/journal.ts";
import { addRecords, type SeedRecords } from "./seed-records.ts";

export interface EmulatorSettings {
  readonly mock?: MockSettings | undefined;
  /** Records that every new agreement starts with, after the seed of the options. */
  readonly seedRecords?: SeedRecords | undefined;
  /** The file that keeps the state. Default: the state is in memory only. */
  readonly persist?: string | undefined;
}

/** A mock with all that a server needs to serve it. */
export interface RunningEmulator {
  readonly mock: MockCore;
  /** Returns the target of a URL on e-conomic's hosts or on a domain that replaces them; undefined for any other URL. */
  readonly targetOf: Hosts["targetOf"];
  /** Describes the records of a new agreement: "company, 3 customers". */
  readonly seed: string;
  readonly answerInterface: AnswerInterface;
  /** Resolves when every change so far is in the file; at once without a file. */
  flush(): Promise<void>;
  /** Ends the streams of events, which would otherwise stay open. */
  endStreams(): void;
  /** Closes the file, so that another server may use it. */
  close(): void;
}

/**
 * Makes the mock that a server answers from.
 *
 * @throws TypeError for a wrong option; SeedError for a record that the books refuse; PersistError for a file that cannot be
 *   used.
 */
export function createEmulator({
  mock: settings,
  seedRecords = {},
  persist,
}: EmulatorSettings): RunningEmulator {
  const log = createExchangeLog();
  const events = createEvents();
  let journal: Journal | undefined;
  const { core, inside, hosts } = createCore(
    settings,
    { onSocket: true },
    {
      nameOf: tokenHash,
      extendSeed: (agreement) => {
        addRecords(agreement, seedRecords);
      },
      onAnswered: (exchange) => {
        const logged = log.add(exchange);
        events.send("request", () => requestView(logged));
      },
      onDelivery: (owned) => {
        events.send("delivery", () => deliveryView(owned.delivery, owned.agreement));
        journal?.touch(owned);
        // If this write fails, the next request tries it again, and its answer reports the failure.
        journal?.flush().catch(() => {});
      },
    },
  );
  inside.tenants.plant();
  journal = persist === undefined ? undefined : openJournal(persist, inside);
  const seed = seedName(inside.options.seed, seedRecords);
  const answerInterface = createInterface({
    core,
    inside,
    log,
    events,
    snapshots: new Map(),
    version,
    seed,
    isPersisted: persist !== undefined,
  });
  return {
    mock: core,
    targetOf: hosts.targetOf,
    seed,
    answerInterface,
    flush: async () => journal?.flush(),
    endStreams: events.close,
    close() {
      journal?.close();
      journal = undefined;
    },
  };
}

/** Describes a seed: "company", or "company, 3 customers, 1 products". */
const seedName = (seed: string, records: SeedRecords): string =>
  [seed, ...Object.entries(records).map(([name, { length }]) => `${length} ${name}`)].join(", ");
