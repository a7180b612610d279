import { isEconomicError } from "../../src/index.ts";
import type { OnceStore } from "../../src/once.ts";
import type { Schedule, Start } from "./schedule.ts";
import type { Strategy } from "./strategies.ts";
import { createWorld, type KillPoint, never, type WhileInFlight, type Worker, type World } from "./world.ts";

/** A store to run schedules on. */
export interface TestedStore {
  name: string;
  /** Opens the data as another process would. */
  open: () => OnceStore;
  /** Lets time pass in the store by making its claims older. Absent if the store has no clock. */
  pass?: (ms: number) => unknown;
}

/** The ending of one write. */
export interface Ending {
  /** How often the write is in the books. More than 1 is a double. */
  count: number;
  /** Whether a start ended with a result or a definite refusal. */
  isSettled: boolean;
  /** The broken promises, in sentences. */
  broken: string[];
  /** The endings of the starts: "result", kinds of errors, or "killed". */
  kinds: string[];
}

const minute = 60_000;

/**
 * The largest error of a worker's clock if the store has no clock. It is half of the allowed difference between two clocks,
 * because one may be ahead and the other behind.
 */
const allowedSkewMs = 2.5 * minute;

/** The largest error of a worker's clock if the store has a clock. Then any error is allowed. */
const anySkewMs = 30 * 365 * 86_400_000;

interface Runner {
  store: TestedStore;
  strategy: Strategy;
  whileInFlight?: WhileInFlight;
}

let runs = 0;

/** Runs a schedule, and then starts without faults, hours apart, until the write is settled. Returns its ending. */
export async function runSchedule(schedule: Schedule, runner: Runner): Promise<Ending> {
  const { store, whileInFlight = "wait" } = runner;
  const id = `run-${++runs}-${crypto.randomUUID()}`;
  const world = createWorld({ whileInFlight, passInStore: store.pass });
  world.refuses = schedule.kind !== "taken";
  const ending: Ending = { count: 0, isSettled: false, broken: [], kinds: [] };
  const results = new Set<number>();

  const runRound = async (starts: readonly Start[]) => {
    const outcomes = await Promise.all(starts.map((start) => runStart(id, start, world, runner)));
    const count = world.count(id);
    for (const { kind, result } of outcomes) {
      ending.kinds.push(kind);
      if (result !== undefined) results.add(result);
      if (kind === "result" && count === 0) ending.broken.push("a result, but nothing is in the books");
      // With several starts at the same moment, the server may refuse one and accept another.
      if (definite.includes(kind) && starts.length === 1 && count > 0)
        ending.broken.push(`a definite ${kind}, but it is in the books`);
    }
    if (results.size > 1) ending.broken.push("starts came back with different results");
    return outcomes;
  };

  for (const { starts, thenMs } of schedule.rounds) {
    await runRound(starts);
    await world.pass(thenMs);
  }
  if (schedule.kind === "refusedAtFirst") world.refuses = false;
  for (let round = 0; round < 5 && !ending.isSettled; round++) {
    const [outcome] = await runRound([{ faults: [], isBlind: false, killAt: undefined, skew: 0 }]);
    ending.isSettled = outcome?.kind === (schedule.kind === "refused" ? "validation" : "result");
    await world.pass(76 * minute);
  }
  await world.pass(180 * minute);
  ending.count = world.count(id);
  const expected = schedule.kind === "refused" ? 0 : 1;
  if (ending.count > 1) ending.broken.push(`it is in the books ${ending.count} times`);
  if (!ending.isSettled) ending.broken.push(`it was not settled in the end: ${ending.kinds.at(-1)}`);
  else if (ending.count < expected) ending.broken.push("it is lost");
  return ending;
}

/** The kinds of errors that mean that nothing was written. */
const definite = ["validation", "connection", "rateLimit", "server", "timeout", "conflict"];

interface Outcome {
  kind: string;
  result?: number;
}

/** Makes one start in a separate process, which may die in the middle. */
async function runStart(
  id: string,
  start: Start,
  world: World,
  { store, strategy }: Runner,
): Promise<Outcome> {
  const { faults, isBlind, killAt, skew } = start;
  const isStoreClockless = store.pass === undefined;
  const worker = world.worker({
    faults,
    isBlind,
    skewMs: skew * (isStoreClockless ? allowedSkewMs : anySkewMs),
  });
  const died = new Promise<Outcome>((resolve) => {
    const { kill } = worker;
    worker.kill = () => {
      kill();
      resolve({ kind: "killed" });
    };
  });
  const body = {
    name: id,
    currency: "DKK",
    customerGroup: { customerGroupNumber: 1 },
    paymentTerms: { paymentTermsNumber: 1 },
    vatZone: { vatZoneNumber: 1 },
  };
  if (killAt === "inTheAir") worker.onArrival = worker.kill;
  const ended = strategy({
    id,
    store: mortalStore(store.open(), worker, killAt),
    worker,
    isStoreClockless,
    async call(idempotencyKey) {
      const { customerNumber } = await worker.economic.rest.post("/customers", { body, idempotencyKey });
      if (killAt === "afterAnswer") await dying(worker);
      return customerNumber;
    },
    async find() {
      const found = await worker.economic.rest.list("/customers", { filter: { name: id } }).first();
      return found?.customerNumber;
    },
  }).then(
    (result): Outcome => ({ kind: "result", result }),
    (error: unknown): Outcome => ({ kind: isEconomicError(error) ? error.kind : String(error) }),
  );
  return Promise.race([died, ended]);
}

function dying(worker: Worker): Promise<never> {
  worker.kill();
  return never();
}

/** Makes the store of a process that dies at a point. The store still carries out what it was sent. */
function mortalStore(store: OnceStore, worker: Worker, killAt: KillPoint | undefined): OnceStore {
  const after = async <T>(work: Promise<T>, point: KillPoint): Promise<T> => {
    const result = await work;
    return killAt === point ? dying(worker) : result;
  };
  return {
    ...store,
    claim: (...its) => after(store.claim(...its), "afterClaim"),
    fix: (...its) => after(store.fix(...its), "beforeSend"),
    done: (...its) => (killAt === "beforeDone" ? dying(worker) : after(store.done(...its), "afterDone")),
  };
}

/** Runs schedules one after the other, and counts their endings. */
export async function runAll(schedules: readonly Schedule[], runner: Runner): Promise<Tally> {
  const tally: Tally = { runs: 0, doubles: 0, unsettled: 0, kinds: {}, broken: [] };
  for (const [index, schedule] of schedules.entries()) {
    const { count, isSettled, broken, kinds } = await runSchedule(schedule, runner);
    tally.runs += 1;
    if (count > 1) tally.doubles += 1;
    if (!isSettled) tally.unsettled += 1;
    for (const kind of kinds) tally.kinds[kind] = (tally.kinds[kind] ?? 0) + 1;
    if (broken.length > 0) tally.broken.push({ index, broken, kinds, schedule });
  }
  return tally;
}

export interface Tally {
  runs: number;
  doubles: number;
  unsettled: number;
  /** How often the starts had each ending. */
  kinds: Record<string, number>;
  /** The schedules that broke a promise. */
  broken: { index: number; broken: string[]; kinds: string[]; schedule: Schedule }[];
}
