/** Plays a schedule: a fresh mock, a client of it, and a note of all that passes between them. */
import { type Client, type Economic, type Service, serviceOf, type Values } from "./client.ts";
import type { Mock, Mocks } from "./mocks.ts";
import { randomFrom } from "./random.ts";
import { asData, at, newTrace, shownBytes, type Trace, withKeysNumbered } from "./trace.ts";
import { inVirtualTime, moved, now, ownTurns, sleep } from "./virtual-time.ts";

/** What is left out where the rate header's unit makes a difference: its waits move everything after them. */
export const ratePerMinute = "the rate per minute";

export const startMs = Date.parse("2026-08-14T10:00:00Z");
export const tokens = {
  appSecretToken: "app-secret-0123456789",
  agreementGrantToken: "grant-one-0123456789",
};

/** What is on stage while a schedule plays. */
export interface Stage {
  client: Client;
  mock: Mock;
  economic: Economic;
  service(name: string): Service;
  /** Another client on the same clock and wire. */
  another(options?: Values): Economic;
  /** Notes what a call gives, under a name of its own. Resolves to the error, if there was one. */
  note(name: string, call: () => unknown): Promise<unknown>;
}

export interface Schedule {
  /** What it is about, for the report and the counts. */
  about: string;
  seed: number;
  mock: Values;
  options: Values;
  faults: readonly Values[];
  /** What happens to the books right before the n-th request is answered. */
  before?: ReadonlyMap<number, (mock: Mock) => void>;
  play(stage: Stage): Promise<unknown>;
}

/** Any body as its bytes; a stream is read to its end, as the wire would. */
const bytesOf = async (body: unknown): Promise<string | Uint8Array | undefined> =>
  body === undefined || body === null || typeof body === "string"
    ? (body ?? undefined)
    : new Uint8Array(await new Response(body as BodyInit).arrayBuffer());

const typeOf = (value: unknown) =>
  value === null ? "null" : Object.prototype.toString.call(value).slice(8, -1);

const kept = new Map<Client, Map<string, Mock>>();

/** A mock as it is at its start. Filling the books takes long: those of the same settings are used again, by one client. */
function mockFor(settings: Values, client: Client, mocks: Mocks): Mock {
  const ofClient = kept.get(client) ?? new Map<string, Mock>();
  kept.set(client, ofClient);
  const id = JSON.stringify(settings);
  const mock =
    ofClient.get(id) ??
    mocks.createEconomicMock({ seed: "company", now: startMs, runningClock: true, ...settings });
  ofClient.set(id, mock);
  mock.reset();
  return mock;
}

export async function play(
  schedule: Schedule,
  client: Client,
  mocks: Mocks,
  leftOut: ReadonlySet<string>,
): Promise<Trace> {
  const trace = newTrace();
  const secrets = Object.values(tokens);
  const data = (value: unknown) => asData(value, client, secrets);
  const random = randomFrom(schedule.seed + 1);
  let sent = 0;

  const work = async () => {
    const mock = mockFor(schedule.mock, client, mocks);
    for (const fault of schedule.faults)
      if (!(leftOut.has(ratePerMinute) && JSON.stringify(fault).includes("-minute"))) mock.faults.add(fault);
    const fetch = async (url: unknown, init: RequestInit) => {
      moved();
      const index = sent++;
      const request: Record<string, unknown> = {
        at: at() - startMs,
        method: init.method,
        url: typeof url === "string" ? url : `${typeOf(url)} ${url}`,
        headers:
          // By name: their order means nothing.
          init.headers instanceof Headers
            ? ["Headers", ...init.headers]
            : Object.entries(init.headers ?? {})
                .map(([name, value]) => [name, `${value}`])
                .sort(),
        members: Object.keys(init),
        redirect: init.redirect,
        bodyType: typeOf(init.body),
        aborted: init.signal?.aborted,
      };
      trace.requests[index] = request;
      // Text goes on in the same turn: a turn more would let others overtake.
      const body =
        init.body === undefined || typeof init.body === "string" ? init.body : await bytesOf(init.body);
      request.body = body === undefined || body === null ? "none" : shownBytes(body);
      schedule.before?.get(index)?.(mock);
      try {
        const response = await mock.fetch(url as string, { ...init, body }).finally(ownTurns);
        trace.answers[index] = { at: at() - startMs, status: response.status };
        return response;
      } catch (error) {
        trace.answers[index] = { at: at() - startMs, failed: (error as Error).name };
        throw error;
      } finally {
        moved();
      }
    };
    const clock = {
      now,
      random,
      sleep: (ms: number, signal?: AbortSignal) => {
        trace.waits.push({ at: at() - startMs, ms });
        return sleep(ms, signal);
      },
    };
    const hook = (name: string) => (event: Values) => {
      const { error, ...facts } = event;
      // Of an event's error the kind counts, not its words.
      trace.hooks.push([name, data({ ...facts, kind: (error as { kind?: string } | undefined)?.kind })]);
    };
    const hooks = client.observe({
      onRequest: hook("onRequest"),
      onResponse: hook("onResponse"),
      onRetry: hook("onRetry"),
      onThrottle: hook("onThrottle"),
    });
    const another = (options: Values = {}) =>
      client.createEconomic({ ...tokens, clock, fetch, hooks, ...schedule.options, ...options });
    const note: Stage["note"] = async (name, call) => {
      if (leftOut.has(name)) return;
      try {
        const value = await call();
        trace.outcomes[name] = { at: at() - startMs, gives: data(value) };
        return;
      } catch (error) {
        trace.outcomes[name] = { at: at() - startMs, throws: data(error) };
        return error;
      }
    };
    let made: Economic | undefined;
    await note("the client", () => {
      made = another();
      return "made";
    });
    const economic: Economic | undefined = made;
    if (!economic) return;
    await schedule.play({
      client,
      mock,
      economic,
      service: (name) => serviceOf(economic, name),
      another,
      note,
    });
    await note("usage", () => economic.usage());
  };
  trace.settled = await inVirtualTime(startMs, schedule.seed, () =>
    work().catch((error) => {
      // A schedule that cannot be played is a mistake in this folder, and must not look like agreement.
      broken.push({ schedule, error });
    }),
  );
  // Of two waits that begin in the same millisecond, none is the first.
  trace.waits.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  return withKeysNumbered(numberedHooks(trace));
}

/** Schedules that failed for a reason of their own. */
export const broken: { schedule: Schedule; error: unknown }[] = [];

/**
 * The ids of calls go on from one schedule to the next: here they begin anew. Events are compared call by call: which of
 * two calls does something first in the same millisecond means nothing to a listener.
 */
function numberedHooks(trace: Trace): Trace {
  const hooks = trace.hooks as [string, Record<string, unknown>][];
  const first = Math.min(...hooks.map(([, event]) => Number(event.id)));
  const ofCalls: unknown[][] = [];
  for (const [name, { id, ...event }] of hooks) {
    const index = Number(id) - first;
    ofCalls[index] = [...(ofCalls[index] ?? []), [name, event]];
  }
  return { ...trace, hooks: ofCalls };
}
