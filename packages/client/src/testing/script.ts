import type { Economic } from "../core/client.ts";
import type { Clock } from "../core/clock.ts";
import type { EconomicOptions } from "../core/config.ts";
import { createEconomic } from "../index.ts";

/** One attempt's fate: an answer, or how the connection fails (which no mock of a server can bring about). */
export interface Step {
  /** Default 200. */
  status?: number;
  headers?: Record<string, string>;
  /** A string as it is, anything else as JSON. */
  body?: unknown;
  /** `lost`: broken after sending; `refused`: never connected; `hang`: no answer ever; `stall`: no end of the body. */
  fails?: "lost" | "refused" | "hang" | "stall";
}

/** An attempt as `fetch` saw it. */
export interface Attempt {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: unknown;
  signal: AbortSignal;
  /** The clock's time. */
  at: number;
}

/** A clock that stands still but for `sleep`. */
export const stillClock = (random = () => 0, start = Date.UTC(2026, 7, 1)): Clock & { slept: number[] } => {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    random,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
  };
};

let agreements = 0;

/** Options of an agreement that no other test shares a budget with. */
export const ownAgreement = () => ({
  appSecretToken: "app-secret-0123456789",
  agreementGrantToken: `agreement-grant-${++agreements}-0123456789`,
});

/** A client whose attempts meet the given fates one after the other; the last fate stays. */
export const scripted = (steps: readonly Step[], options: Partial<EconomicOptions> = {}) => {
  const clock = stillClock();
  const sent: Attempt[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const { method = "GET", body } = init;
    const headers = init.headers as Record<string, string>;
    const signal = init.signal as AbortSignal;
    sent.push({ url, method, headers, body, signal, at: (options.clock ?? clock).now() });
    return answerTo(steps[Math.min(sent.length, steps.length) - 1] ?? {}, signal);
  };
  const economic: Economic = createEconomic({ ...ownAgreement(), clock, fetch, ...options });
  return { economic, sent, clock, slept: clock.slept };
};

const answerTo = async (
  { status = 200, headers, body, fails }: Step,
  signal: AbortSignal,
): Promise<Response> => {
  if (fails === "lost") throw failed("ECONNRESET");
  if (fails === "refused") throw failed("ECONNREFUSED");
  // Real connections end when the signal aborts; the promise that ignores it must not hold the client up.
  if (fails === "hang") return new Promise(() => signal);
  if (fails === "stall")
    return new Response(new ReadableStream({ start: (c) => c.enqueue(new Uint8Array([123])) }));
  const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  return new Response(status === 204 ? null : (text ?? ""), { status, headers: headers ?? {} });
};

const failed = (code: string) =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
