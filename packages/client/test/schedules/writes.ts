import type { FaultEffect } from "@org/visma-economic-mocks";
import type { IdempotencyKey } from "../../src/index.ts";
import { type Random, seeded } from "./random.ts";
import {
  asMockFetch,
  endingOf,
  type Report,
  type Reporting,
  type Run,
  rejectionOf,
  reportOn,
  worldOf,
} from "./schedule.ts";

const anyEffect: readonly FaultEffect[] = [
  { latency: 0 },
  { drop: "refused" },
  { drop: "before" },
  { drop: "after" },
  { drop: "hang" },
  { drop: "hang", acts: true },
  { status: 302 },
  { status: 307, acts: true },
  { status: 408, acts: true },
  { status: 429 },
  { status: 429, retryAfter: 5 },
  { status: 429, keep: true },
  { status: 500 },
  { status: 500, acts: true },
  { status: 503, keep: true },
  { status: 503, retryAfter: 3 },
  { status: 503, headers: { "x-resultfromcache": "false" } },
  { status: 520, acts: true },
  { garble: "truncated" },
  { garble: "html" },
  { garble: "empty" },
  { garble: "stalled" },
];

/** The answers to a second sending, which the runtime makes without the client's knowledge. */
const secondAnswers: readonly FaultEffect[] = [401, 403, 409, 413, 429].map((status) => ({ status }));

/** An attempt ends after this many real milliseconds; a slow answer takes twice as long. */
const timeoutMs = 8;

interface Plan {
  kind: "create" | "create what is refused" | "delete";
  ownKey: boolean;
  /** Whether the client's `fetch` sends again after a connection was cut, without reporting it. */
  isResent: boolean;
  /** The fault of each sending. */
  schedule: { effect: FaultEffect; isSlow: boolean }[];
}

function planOf(random: Random, isResent: boolean): Plan {
  const effect = (): FaultEffect => {
    if (!isResent || random.isTrue(0.33)) return random.pick(anyEffect);
    return random.isTrue(0.5) ? { drop: "after" } : random.pick(secondAnswers);
  };
  const step = () => ({ effect: effect(), isSlow: !isResent && random.isTrue(0.15) });
  const always = step();
  return {
    kind: random.pick(["create", "create what is refused", "delete"]),
    ownKey: random.isTrue(0.5),
    isResent,
    schedule: random.isTrue(0.25) ? Array.from({ length: 5 }, () => always) : random.list(6, step),
  };
}

/** The ending of a write, and the ending of its repetition under its key. */
interface Outcome {
  error: unknown;
  before: number;
  repeated?: { error: unknown };
  after: number;
}

/** Makes a mock, and returns a function that writes to it and counts the effects. */
function books(run: Run, settings: Parameters<typeof worldOf>[1]) {
  const { mock, client } = worldOf(run, settings);
  let count = 0;
  return async (plan: Plan): Promise<Outcome> => {
    const { kind, isResent, schedule } = plan;
    count += 1;
    const name = `Customer ${count}`;
    // The numbers are far apart, because a customer that is made gets the number after the last one.
    const customerNumber = 100_000 + 100 * count;
    mock.faults.clear();
    const { customers } = mock.agreement();
    if (kind === "delete") customers.add({ customerNumber, name });
    if (schedule.length > 0) {
      mock.faults.add({ effect: schedule.map(({ effect }) => effect) });
      mock.faults.add({ effect: schedule.map(({ isSlow }) => ({ latency: isSlow ? 2 * timeoutMs : 0 })) });
    }

    let sendings = 0;
    const arrived = mock.requests.length;
    const sendOnce = (url: string, init: RequestInit) => {
      sendings += 1;
      return mock.fetch(url, init);
    };
    const sendAgain = (url: string, init: RequestInit) =>
      sendOnce(url, init).catch((error: unknown) => {
        if (init.signal?.aborted) throw error;
        return sendOnce(url, init);
      });
    /** Waits until the server has also ended the calls that the client gave up. */
    const quiet = async () => {
      const refused = schedule
        .slice(0, sendings)
        .filter(({ effect }) => "drop" in effect && effect.drop === "refused");
      while (mock.requests.length < arrived + sendings - refused.length)
        await new Promise((resolve) => setTimeout(resolve, 1));
    };

    const economic = client({
      fetch: isResent ? sendAgain : asMockFetch(sendOnce, mock),
      writeTimeoutMs: timeoutMs,
      retry: { maxAttempts: isResent ? 2 : 4 },
    });
    const body = {
      name,
      currency: "DKK",
      customerGroup: { customerGroupNumber: kind === "create" ? 1 : 999 },
      paymentTerms: { paymentTermsNumber: 1 },
      vatZone: { vatZoneNumber: 1 },
    };
    const send = (options: { idempotencyKey?: IdempotencyKey; timeoutMs?: number }) =>
      kind === "delete"
        ? economic.rest.delete("/customers/{customerNumber}", { path: { customerNumber }, ...options })
        : economic.rest.post("/customers", { body, ...options });
    const effects = () => {
      const there = customers.all().filter((customer) => customer.name === name).length;
      return kind === "delete" ? 1 - there : there;
    };

    const own = { key: `key-${count}`, createdAt: mock.clock.now(), repeated: false };
    const error = await rejectionOf(send(plan.ownKey ? { idempotencyKey: run.sdk.idempotencyKey(own) } : {}));
    await quiet();
    const before = effects();
    if (!run.sdk.isEconomicError(error, "outcomeUnknown")) return { error, before, after: before };
    mock.faults.clear();
    const idempotencyKey = run.sdk.idempotencyKey(error);
    const repeated = { error: await rejectionOf(send({ idempotencyKey, timeoutMs: 60_000 })) };
    return { error, before, repeated, after: effects() };
  };
}

/** Checks an outcome against the property of writes in docs/contract.md. */
function checkOutcome({ sdk }: Run, { check, ended }: Reporting, plan: Plan, outcome: Outcome): void {
  const { error, before, repeated, after } = outcome;
  const ending = endingOf(sdk, error);
  ended(ending);
  const happened = `it ended as ${ending} and happened ${before} times`;
  if (ending === "resolved") check(before === 1 && plan.kind !== "create what is refused", happened, plan);
  else if (ending === "outcomeUnknown") check(before === 0 || before === 1, happened, plan);
  else check(before === 0 && sdk.isEconomicError(error), happened, plan);
  if (!repeated) return;
  const second = endingOf(sdk, repeated.error);
  const settled = `repeated, it ended as ${second} and had happened ${before}, then ${after} times`;
  if (second === "resolved") {
    check(after === 1, settled, plan);
    return;
  }
  // The repeat failed because the server keeps the first failure under the key (G-4), or would refuse this write in any case
  // (RW-12).
  check(after === before && (second === "outcomeUnknown" || after === 0), settled, plan);
  const isKept = sdk.isEconomicError(repeated.error) && repeated.error.replayed === true;
  if (plan.kind !== "create what is refused") check(isKept, `${settled}, and not from memory`, plan);
}

/**
 * Checks RW-1 to RW-7 and RW-12: a write that resolves happened once, and a write that throws a definite error did not happen.
 * A write with an unknown outcome happened at most once, and a repeat under its key settles it.
 */
export async function writes(run: Run): Promise<Report> {
  const reporting = reportOn("writes", run.seed);
  const random = seeded(run.seed);
  const worlds = (["wait", "conflict"] as const).flatMap((whileInFlight) =>
    (["none", "4xx", "all"] as const).map((cacheFailures) => ({
      write: books(run, { whileInFlight, cacheFailures }),
      // A server that keeps refusals answers a second sending with its first answer.
      mayResend: run.resends && cacheFailures === "none",
    })),
  );
  while (reporting.report.runs < run.runs) {
    const { write, mayResend } = random.pick(worlds);
    const plan = planOf(random, mayResend && random.isTrue(0.7));
    checkOutcome(run, reporting, plan, await write(plan));
    reporting.report.runs += 1;
  }
  return reporting.report;
}
