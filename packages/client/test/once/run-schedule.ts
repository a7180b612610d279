import { isEconomicError } from "../../src/index.ts";
import type { OnceStore } from "../../src/once.ts";
import type { Schedule, Start } from "./schedule.ts";
import type { Strategy } from "./strategies.ts";
import { createWorld, type KillPoint, never, type WhileInFlight, type Worker, type World } from "./world.ts";

/** A store to run schedules on. */
export interface TestedStore {
  name: string;
  /** A handle on the data, as another process would open it. */
  open: () => OnceStore;
  /** Lets time pass in the store, by making what it keeps older; absent where the store has no clock of its own. */
  pass?: (ms: number) => unknown;
}

/** How one write ended. */
export interface Ending {
  /** How often it is in the books: more than 1 is a double. */
  count: number;
  /** Whether a start came back with a result or a definite refusal, in the end. */
  isSettled: boolean;
  /** What was promised and did not hold, in words. */
  broken: string[];
  /** The kinds of what the starts came back with: "result", kinds of errors, or "killed". */
  kinds: string[];
}

const minute = 60_000;

/** The most that two clocks differ where a store has none. Split in two: one worker is ahead, the other behind. */
const allowedSkewMs = 2.5 * minute;

/** As much as a clock may be off where the store has one: any amount. */
const anySkewMs = 30 * 365 * 86_400_000;

interface Runner {
  store: TestedStore;
  strategy: Strategy;
  whileInFlight?: WhileInFlight;
}

let runs = 0;

/** Runs a schedule and then clean starts, hours apart, until the write is settled. Says how it ended. */
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
      // With others at the same moment, what one was refused another may have been granted.
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

/** Errors that say that nothing was written. */
const definite = ["validation", "connection", "rateLimit", "server", "timeout", "conflict"];

interface Outcome {
  kind: string;
  result?: number;
}

/** One start by a process of its own, which may die in the middle. */
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

/** A store as a process sees it that dies at a point. What it has sent to the store is carried out all the same. */
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

/** Runs schedules one after the other, and adds up how they ended. */
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
  /** How often starts came back with what. */
  kinds: Record<string, number>;
  /** Each schedule after which a promise did not hold. */
  broken: { index: number; broken: string[]; kinds: string[]; schedule: Schedule }[];
}
