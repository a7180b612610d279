import { domains as allDomains } from "../behaviour/index.ts";
import { createDeliveries, type Delivery, type OwnedDelivery } from "../behaviour/webhooks/deliver.ts";
import { type Clock, createClock, type ResumableClock } from "../dates/clock.ts";
import { createEngine, type Engine } from "../engine/create-engine.ts";
import type { Mock } from "../engine/mock-context.ts";
import type { Domain } from "../engine/resource.ts";
import type { Faults } from "../pipeline/fault-rule.ts";
import { createFaults } from "../pipeline/faults.ts";
import { handle } from "../pipeline/handle.ts";
import { ConnectionDropped, unlessAborted } from "../pipeline/no-answer.ts";
import { noticeVersion } from "../pipeline/notice.ts";
import type { Outcome } from "../pipeline/outcome.ts";
import { createOverrides, type Override, type OverrideHandler } from "../pipeline/overrides.ts";
import { toResponse } from "../pipeline/reply.ts";
import { createRequestIds } from "../pipeline/request-ids.ts";
import type { LoggedRequest } from "../pipeline/request-log.ts";
import type { MockState } from "../pipeline/state.ts";
import { createTenants, type Tenants } from "../pipeline/tenants.ts";
import { economicHosts, type Hosts } from "../routing/host.ts";
import { createRouter } from "../routing/router.ts";
import { type MockOptions, type MockSettings, readOptions } from "../settings/options.ts";
import type { Agreement, AgreementState } from "../store/agreement.ts";
import { documents as allDocuments } from "../table/tables.ts";
import type { Document } from "../table/types.ts";
import { type AgreementHandle, agreementHandle } from "./agreement-handle.ts";

/** The state of a mock, to restore later. */
export interface Snapshot {
  readonly agreements: ReadonlyMap<string, AgreementState>;
  readonly now: number;
}

/** A fake e-conomic, without msw in front of it. */
export interface MockCore {
  /**
   * Answers a request directly, without msw. Rejects as Node's own fetch does: with a TypeError whose cause has a code
   * if a fault cuts the connection, and with the signal's reason if the caller aborts. A redirect is returned, not
   * followed.
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Sets everything back to the seed: records, clock, log, faults, overrides, idempotency keys, rate buckets, deliveries. */
  reset(): void;
  snapshot(): Snapshot;
  /**
   * Restores the records and the clock of a snapshot. The log, faults, overrides, keys and deliveries are cleared, and
   * nothing of the rate buckets is used.
   */
  restore(snapshot: Snapshot): void;
  readonly clock: Clock;
  /** Every request so far, oldest first. When there are more than 20,000, the oldest half is dropped. */
  readonly requests: readonly LoggedRequest[];
  readonly faults: Faults;
  /**
   * Lets a function of the test answer an operation until it is removed or the mock is reset. The latest override wins.
   * Only faults come before it: tokens, limits and checks do not apply. Write the path as published, and that of a
   * service after the service's name: `"/customersapi/Customers/{number}"`. Throws a RangeError for an operation that
   * does not exist.
   *
   * @example
   * mock.override("GET", "/customers/{customerNumber}", (request, { customerNumber }) => ({ customerNumber, name: "Mine" }));
   */
  override(method: string, path: string, handler: OverrideHandler): Override;
  /** The requests that webhooks have sent, oldest first. */
  readonly deliveries: readonly Delivery[];
  /**
   * Sends a delivery once more, unchanged, and returns the new delivery. Throws a RangeError if it is not in
   * `deliveries`.
   */
  replay(delivery: Pick<Delivery, "id">): Delivery;
  /** Resolves when every triggered webhook has been delivered. */
  settled(): Promise<void>;
  /**
   * Returns the agreement that a grant token reaches, to read and to fill. Without a token, returns the only agreement,
   * and throws if there are several. Before the first request, this is the agreement that the first caller will get.
   */
  agreement(agreementGrantToken?: string): AgreementHandle;
  readonly engine: Engine;
}

/** Options for the tests of the mocks themselves. */
export interface MockParts {
  readonly documents?: readonly Document[];
  readonly domains?: readonly Domain[];
  /** Whether callers connect over real sockets, where a fault cannot refuse a connection. */
  readonly onSocket?: boolean;
}

/** The parts of a mock that a server replaces or listens to. */
export interface ServerParts {
  /** Returns the id under which an agreement or an app is stored instead of its token. */
  nameOf?(token: string): string;
  /** Adds records to the seed. Throws for a record that the mock refuses. */
  extendSeed?(agreement: AgreementHandle): void;
  /** Runs after each answer to a request. */
  onAnswered?(outcome: Outcome): void;
  /** Runs when a delivery is triggered, and after each of its attempts. */
  onDelivery?(owned: OwnedDelivery): void;
}

/** A mock, and the functions that a server or msw in front of it needs. */
export interface CoreParts {
  readonly core: MockCore;
  readonly hosts: Hosts;
  /**
   * Answers a request. Rejects with `ConnectionDropped` if a fault cuts the connection, and with the signal's reason if
   * the caller aborts.
   */
  respond(request: Request): Promise<Response>;
  readonly inside: MockInside;
}

/** The internals of a mock, for a server that shows and stores them. */
export interface MockInside {
  readonly options: MockOptions;
  readonly clock: ResumableClock;
  readonly tenants: Tenants;
  readonly deliveries: ReturnType<typeof createDeliveries>;
  /** The parts of the mock that behaviours see. */
  readonly mock: Mock;
  readonly documents: readonly Document[];
  /** Returns the agreement with an id, to read and to fill. */
  handleAt(id: string): AgreementHandle;
  /** Changes options while the mock runs. If one is wrong, throws a TypeError and changes none. */
  configure(changes: MockSettings): void;
}

/** Makes a mock without msw in front of it. Throws a TypeError for a misspelt option. */
export function createCore(
  settings: MockSettings = {},
  parts: MockParts = {},
  server: ServerParts = {},
): CoreParts {
  const options = readOptions(settings);
  const domains = parts.domains ?? allDomains;
  const documents = parts.documents ?? allDocuments;
  const clock = createClock(options.now, options.runningClock);
  const hosts = economicHosts(options.domains);
  const engine = createEngine(domains);
  const tenants = createTenants(options, clock, domains, {
    ...(server.nameOf === undefined ? {} : { nameOf: server.nameOf }),
    extendSeed: (agreement) => server.extendSeed?.(handleOf(() => agreement)),
  });
  const faults = createFaults(parts.onSocket);
  const overrides = createOverrides(documents);
  const requestIds = createRequestIds();
  const requests: LoggedRequest[] = [];
  const deliveries = createDeliveries(options, clock, server.onDelivery);
  const state: MockState = {
    options,
    clock,
    hosts,
    router: createRouter(documents, {
      get anyVersion() {
        return options.rulings.anyVersion;
      },
      onOtherVersion: noticeVersion,
    }),
    engine,
    faults,
    overrides,
    requestIds,
    requests,
    mock: { options, clock, referencesTo: engine.referencesTo, emit: deliveries.emit },
    tenants,
    onAnswered: server.onAnswered,
  };
  const handleOf = (find: () => Agreement): AgreementHandle => agreementHandle(find, state.mock);
  const start = clock.now();

  const forget = (): void => {
    requests.length = 0;
    faults.clear();
    overrides.clear();
    requestIds.reset();
    deliveries.clear();
  };

  const answerTo = (request: Request, signal?: AbortSignal | null): Promise<Response> =>
    unlessAborted(signal, async () => toResponse(await handle(state, request), signal));

  const core: MockCore = {
    async fetch(input, init) {
      try {
        // Uses the caller's own signal. A Request would make a signal of its own that only follows the caller's, and it
        // refuses a signal of jsdom.
        const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
        return await answerTo(new Request(input, { ...init, signal: null }), signal);
      } catch (error) {
        if (error instanceof ConnectionDropped) throw new TypeError("fetch failed", { cause: error });
        throw error;
      }
    },
    reset() {
      tenants.reset();
      clock.set(start);
      forget();
    },
    snapshot: () => ({ agreements: tenants.state(), now: clock.now() }),
    restore(snapshot) {
      tenants.reset();
      clock.set(snapshot.now);
      forget();
      tenants.restore(snapshot.agreements);
    },
    clock,
    requests,
    faults,
    override: overrides.add,
    deliveries: deliveries.sent,
    replay: deliveries.replay,
    settled: deliveries.settled,
    agreement: (token) => {
      const find = () => (token === undefined ? tenants.only() : tenants.of(token)).agreement;
      // Throws at once if there are several agreements.
      find();
      return handleOf(find);
    },
    engine,
  };
  // Tells the client that this fetch never sends a write twice, unlike the fetch of some runtimes.
  Object.assign(core.fetch, { [Symbol.for("@org/visma-economic.mockFetch")]: true });
  const inside: MockInside = {
    options,
    clock,
    tenants,
    deliveries,
    mock: state.mock,
    documents,
    handleAt: (id) => handleOf(() => tenants.at(id).agreement),
    configure(changes) {
      Object.assign(options, readOptions({ ...options, ...changes }));
    },
  };
  return { core, hosts, respond: (request) => answerTo(request, request.signal), inside };
}
