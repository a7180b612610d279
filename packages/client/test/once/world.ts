import { createEconomicMock } from "@org/visma-economic-mocks";
import { createEconomic, type Economic } from "../../src/index.ts";

/** What one request of a worker meets. Times in milliseconds. */
export type Fault =
  | "none"
  /** The connection is refused: nothing arrives. */
  | "refused"
  /** The request or its answer is lost. */
  | "lostBefore"
  | "lostAfter"
  /** It is turned down, as by a period that is locked for a moment. */
  | "turnedDown"
  /** The request takes three minutes to arrive; or its answer takes as long, and is lost. */
  | "slow"
  | "slowAndLost"
  /** An error instead of the answer; the write is carried out, or not. */
  | "failed"
  | "failedAfter"
  | "timedOutAfter"
  | "gatewayAfter"
  | "limited"
  /** The connection breaks, and the request arrives minutes later all the same. */
  | "heldUp";

/** Where a process dies. */
export type KillPoint = "afterClaim" | "beforeSend" | "inTheAir" | "afterAnswer" | "beforeDone" | "afterDone";

export type WhileInFlight = "wait" | "conflict" | "execute";

const minute = 60_000;

/** How long a request takes that is slow, and how late one arrives whose connection broke. */
const slowMs = 3 * minute;
const heldUpMs = 4 * minute;

/** What never comes: a dead process waits for nothing. */
export const never = <T>(): Promise<T> => new Promise<T>(() => {});

/** The true time, the server that keeps to it, and what happens when it passes. */
export interface World {
  now(): number;
  /** Lets time pass, for the server and the store; requests that were held up arrive meanwhile. */
  pass(ms: number): Promise<void>;
  /** Whether the server refuses the customers that it has not seen yet. */
  refuses: boolean;
  /** Customers of a name, in the books. */
  count(name: string): number;
  /** A process: a client on a clock of its own. */
  worker(options: WorkerOptions): Worker;
}

export interface WorkerOptions {
  /** How far its clock is off, in milliseconds. */
  skewMs: number;
  /** What its writes meet, one after the other; then nothing. */
  faults: readonly Fault[];
  /** Whether its reads fail. */
  isBlind: boolean;
}

export interface Worker {
  economic: Economic;
  now(): number;
  /** Ends the process: nothing that it started comes back or goes out any more. */
  kill(): void;
  isDead(): boolean;
  /** Called when a write has reached the server, before its answer is seen. */
  onArrival: () => void;
  writes(): number;
}

const grant = "grant-of-the-world";
let workers = 0;

const mocks = new Map<WhileInFlight, ReturnType<typeof startMock>>();

/** A mock as it is at first, to go back to: making one takes longer than a schedule. */
function startMock(whileInFlight: WhileInFlight) {
  // Two requests have to meet, where that makes a difference.
  const latency = whileInFlight === "execute" ? 1 : 0;
  const mock = createEconomicMock({ seed: "empty", rateLimit: false, whileInFlight, latency });
  // The agreement is there from the start.
  mock.agreement(grant);
  return { mock, start: mock.snapshot() };
}

export interface WorldOptions {
  whileInFlight: WhileInFlight;
  /** Lets time pass in the store. Absent where the store has no clock: then no request arrives late, for clocks that
   * differ and requests that are on their way share the same five minutes. */
  passInStore: ((ms: number) => unknown) | undefined;
}

/** Makes a new world; the one before it ends. */
export function createWorld({ whileInFlight, passInStore }: WorldOptions): World {
  const { mock, start } = mocks.get(whileInFlight) ?? startMock(whileInFlight);
  mocks.set(whileInFlight, { mock, start });
  mock.restore(start);
  let onTheirWay: { at: number; arrive: () => Promise<unknown> }[] = [];

  /** Lets a request arrive later, whatever becomes of who sent it. */
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

  /** Moves the server's clock and the store's on; requests that are due arrive meanwhile. */
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
      // One after the other: time must not go on while a request is just arriving.
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
      /** What a dead process asks for never comes. */
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
          // Another token, and so another process: calls of one process join each other.
          agreementGrantToken: `grant-of-worker-${++workers}`,
          // What a dead process waits for ends soon, so that the program can.
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
