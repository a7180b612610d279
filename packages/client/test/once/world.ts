import { createEconomicMock } from "@org/visma-economic-mocks";
import { createEconomic, type Economic } from "../../src/index.ts";

/** The fault of one request of a worker. Times are in milliseconds. */
export type Fault =
  | "none"
  /** The connection is refused, so nothing arrives. */
  | "refused"
  /** The request or its answer is lost. */
  | "lostBefore"
  | "lostAfter"
  /** The server turns the request down, as if a period were locked for a moment. */
  | "turnedDown"
  /** The request takes three minutes to arrive, or its answer takes as long and is lost. */
  | "slow"
  | "slowAndLost"
  /** The worker receives an error. If the name ends in "After", the write was carried out. */
  | "failed"
  | "failedAfter"
  | "timedOutAfter"
  | "gatewayAfter"
  | "limited"
  /** The connection breaks, but the request arrives minutes later. */
  | "heldUp";

/** The point at which a process dies. */
export type KillPoint = "afterClaim" | "beforeSend" | "inTheAir" | "afterAnswer" | "beforeDone" | "afterDone";

export type WhileInFlight = "wait" | "conflict" | "execute";

const minute = 60_000;

/** The time that a slow request takes, and the delay of a request whose connection broke. */
const slowMs = 3 * minute;
const heldUpMs = 4 * minute;

/** Returns a promise that never settles, for a process that is dead. */
export const never = <T>(): Promise<T> => new Promise<T>(() => {});

/** The true time, and the server and the store on which it passes. */
export interface World {
  now(): number;
  /** Lets time pass for the server and the store. Requests that were held up arrive meanwhile. */
  pass(ms: number): Promise<void>;
  /** Whether the server refuses the customers that it has not seen yet. */
  refuses: boolean;
  /** Counts the customers with a name in the books. */
  count(name: string): number;
  /** Starts a process: a client with its own clock. */
  worker(options: WorkerOptions): Worker;
}

export interface WorkerOptions {
  /** The error of the process's clock in milliseconds. */
  skewMs: number;
  /** The faults of the process's writes, one after the other. Further writes have no fault. */
  faults: readonly Fault[];
  /** Whether the process's reads fail. */
  isBlind: boolean;
}

export interface Worker {
  economic: Economic;
  now(): number;
  /** Ends the process: nothing that it started is sent or returns any more. */
  kill(): void;
  isDead(): boolean;
  /** Called when a write has reached the server, before the worker gets the answer. */
  onArrival: () => void;
  writes(): number;
}

const grant = "grant-of-the-world";
let workers = 0;

const mocks = new Map<WhileInFlight, ReturnType<typeof startMock>>();

/** Makes a mock whose first state can be restored, because making a mock takes longer than a schedule. */
function startMock(whileInFlight: WhileInFlight) {
  // With "execute", the server treats overlapping requests differently, so requests need time to overlap.
  const latency = whileInFlight === "execute" ? 1 : 0;
  const mock = createEconomicMock({ seed: "empty", rateLimit: false, whileInFlight, latency });
  // The agreement is made now, so that the saved first state contains it.
  mock.agreement(grant);
  return { mock, start: mock.snapshot() };
}

export interface WorldOptions {
  whileInFlight: WhileInFlight;
  /**
   * Lets time pass in the store. Absent if the store has no clock. Then no request arrives late, because differences
   * of clocks and late requests share the same five minutes.
   */
  passInStore: ((ms: number) => unknown) | undefined;
}

/** Makes a new world, and ends the one before it. */
export function createWorld({ whileInFlight, passInStore }: WorldOptions): World {
  const { mock, start } = mocks.get(whileInFlight) ?? startMock(whileInFlight);
  mocks.set(whileInFlight, { mock, start });
  mock.restore(start);
  let onTheirWay: { at: number; arrive: () => Promise<unknown> }[] = [];

  /** Lets a request arrive later, even if its sender is dead. */
  const later = (ms: number, arrive: () => Promise<Response>): Promise<Response> =>
    new Promise((resolve) => {
      const at = mock.clock.now() + (passInStore ? ms : 0);
      onTheirWay.push({ at, arrive: () => arrive().then(resolve) });
    });

  const deliver = async (url: string, init: RequestInit): Promise<Response> => {
    const headers = { ...(init.headers as Record<string, string>), "x-agreementgranttoken": grant };
    const { name } = JSON.parse(typeof init.body === "string" ? init.body : "{}");
    if (init.method === "POST" && world.refuses && world.count(name) === 0)
      return Response.json(
        { message: "The customer group is closed.", errorCode: "E04300" },
        { status: 400 },
      );
    return mock.fetch(url, { ...init, headers, signal: null });
  };

  let passing: Promise<void> = Promise.resolve();

  /** Advances the server's clock and the store's. Requests that are due arrive meanwhile. */
  const passUntil = async (until: number): Promise<void> => {
    for (;;) {
      const next = onTheirWay.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      const step = Math.max(0, (next?.at ?? until) - mock.clock.now());
      if (step > 0) {
        mock.clock.advance(step);
        await passInStore?.(step);
      }
      if (!next) return;
      onTheirWay = onTheirWay.filter((other) => other !== next);
      await next.arrive();
    }
  };

  const world: World = {
    refuses: false,
    now: mock.clock.now,
    pass(ms) {
      const until = mock.clock.now() + ms;
      // These run one after the other, because time must not go on while a request arrives.
      passing = passing.then(() => passUntil(until));
      return passing;
    },
    count: (name) =>
      mock
        .agreement(grant)
        .customers.all()
        .filter((customer) => customer.name === name).length,
    worker: ({ skewMs, faults, isBlind }) => {
      let isDead = false;
      let writes = 0;
      /** Does some work for the process. If the process is dead, the promise never settles. */
      const alive = async <T>(work: () => Promise<T>): Promise<T> => {
        if (isDead) return never();
        const result = await work().then(
          (value) => () => value,
          (error) => () => {
            throw error;
          },
        );
        return isDead ? never() : result();
      };
      const write = async (url: string, init: RequestInit): Promise<Response> => {
        const fault = faults[writes++] ?? "none";
        const arrive = async () => {
          const answer = await deliver(url, init);
          worker.onArrival();
          return answer;
        };
        switch (fault) {
          case "none":
            return arrive();
          case "slow": {
            const answer = later(slowMs, arrive);
            await world.pass(slowMs);
            return answer;
          }
          case "turnedDown":
            return turnDown();
          case "refused":
            throw lost("ECONNREFUSED");
          case "lostBefore":
            throw lost("ECONNRESET");
          case "lostAfter":
            await arrive();
            throw lost("ECONNRESET");
          case "slowAndLost":
            await arrive();
            await world.pass(slowMs);
            throw lost("ETIMEDOUT");
          case "heldUp":
            later(heldUpMs, () => deliver(url, init));
            throw lost("ECONNRESET");
          case "limited":
            return new Response("{}", { status: 429, headers: { "retry-after": "30" } });
          case "failed":
            return new Response("{}", { status: 500 });
          default: {
            await arrive();
            const status = { failedAfter: 500, timedOutAfter: 408, gatewayAfter: 502 }[fault];
            return new Response("<html>", { status });
          }
        }
      };
      const read = async (url: string, init: RequestInit) =>
        isBlind ? new Response("{}", { status: 503 }) : deliver(url, init);
      const worker: Worker = {
        now: () => mock.clock.now() + skewMs,
        kill: () => {
          isDead = true;
        },
        isDead: () => isDead,
        onArrival: () => {},
        writes: () => writes,
        economic: createEconomic({
          appSecretToken: "secret-of-the-world",
          // Another token stands for another process, because the calls of one process join each other.
          agreementGrantToken: `grant-of-worker-${++workers}`,
          // The writes of a dead process end soon, so that the program can end.
          writeTimeoutMs: 5_000,
          clock: {
            now: () => mock.clock.now() + skewMs,
            random: () => 0,
            sleep: (ms) => alive(() => world.pass(ms)),
          },
          fetch: (url, init) => alive(() => (init.method === "GET" ? read(url, init) : write(url, init))),
        }),
      };
      return worker;
    },
  };
  return world;
}

const turnDown = () =>
  Response.json({ message: "The customer group is closed.", errorCode: "E04300" }, { status: 400 });

const lost = (code: string) =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
