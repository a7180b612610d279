import { isStream } from "./body.ts";
import { type Budget, enter, leave } from "./budget.ts";
import { retryOf } from "./config.ts";
import { place } from "./error-response.ts";
import { RateLimitError, TimeoutError } from "./errors.ts";
import { exchange, type Outcome } from "./exchange.ts";
import { brief, eventsOf, requestShown, responseShown, tell } from "./hooks.ts";
import { createIdempotencyKey, keyLifeMs, readKey } from "./keys.ts";
import { outcomeUnknown } from "./outcome-unknown.ts";
import { type Call, initOf, type Payload, payloadOf } from "./payload.ts";
import type { SendResult } from "./send.ts";

/** The first wait is up to this long, in milliseconds; each further one up to twice the one before. */
const firstDelayMs = 500;

/** Makes everybody wait after a 429: for as long as told, else until the bucket must have refilled a little. */
const slowDown = (budget: Budget, waitMs: number | undefined, now: number) => {
  if (waitMs !== undefined) budget.pausedUntil = Math.max(budget.pausedUntil, now + waitMs);
  else if (budget.used < budget.limit) {
    budget.used = budget.limit;
    budget.toldAt = now;
  }
};

/** Sends, and sends again while that may help. A write keeps its key, and what is in doubt stays in doubt. */
export const repeat = async (call: Call, given?: Payload): Promise<SendResult> => {
  const { config, service, request, url, body } = call;
  const { clock, budget, timeouts, options } = config;
  const { method, path } = request;
  const signal = request.signal as AbortSignal | undefined;
  const write = method !== "GET";
  const retry = retryOf(request.retry, config.retry);
  const timeoutMs = request.timeoutMs ?? (write ? timeouts.write : timeouts.read);
  const deadline = clock.now() + retry.deadlineMs;
  const hooks = options.hooks;
  const event = hooks && eventsOf(service, method, path, url);
  let payload = given;
  let attempts = 0;
  let ambiguous = false;

  const facts = () => ({ service, method, path, attempts });
  const left = () => {
    const key = payload?.key;
    return (key ? Math.min(deadline, key.createdAt + keyLifeMs) : deadline) - clock.now();
  };
  const late = (waitMs?: number) =>
    waitMs === undefined
      ? new TimeoutError(`${place(request)}: its time is over (retry.deadlineMs).`, facts())
      : new RateLimitError(
          `${place(request)}: the agreement has to rest for ${Math.ceil(waitMs / 1000)} s, longer than the call may take.`,
          { ...facts(), retryAfterMs: waitMs },
        );
  const fail = (error: unknown): never => {
    throw ambiguous && payload?.key ? outcomeUnknown(error, facts(), payload.key) : error;
  };

  for (;;) {
    let outcome: Outcome;
    try {
      signal?.throwIfAborted();
      const turn = enter(budget, {
        clock,
        signal,
        late,
        maxConcurrent: config.maxConcurrent,
        patienceMs: left(),
        throttled: (waitMs) =>
          event && tell(hooks.onThrottle, () => event(attempts + 1, payload?.key?.key, { waitMs })),
      });
      if (turn) await turn;
      try {
        const now = clock.now();
        if (payload?.key) readKey(payload.key, now);
        if (left() <= 0) throw late();
        payload ??= await payloadOf(
          body,
          write ? { key: createIdempotencyKey(now), createdAt: now } : undefined,
        );
        attempts++;
        const init = initOf(call, payload);
        if (event) tell(hooks.onRequest, () => event(attempts, payload?.key?.key, requestShown(init)));
        outcome = await exchange(config, call, init, Math.min(timeoutMs, left()), facts());
        if (event)
          tell(hooks.onResponse, () =>
            event(attempts, payload?.key?.key, responseShown(outcome, clock.now() - now)),
          );
      } finally {
        leave(budget);
      }
    } catch (error) {
      return fail(error);
    }
    const { response, rateLimit, replayed, waitMs, failure } = outcome;
    if (!failure && response)
      return {
        data: outcome.data,
        response: { status: response.status, headers: response.headers, url },
        requestId: response.headers.get("x-requestid") ?? undefined,
        rateLimit,
        replayed,
        attempts,
      };
    const error = failure?.error;
    const limited = response?.status === 429;
    ambiguous ||= outcome.ambiguous;
    if (replayed && write) {
      // The answer that is kept under the key stays what it is. A kept refusal settles the call; a kept 429 says that
      // nothing was done only if no attempt is in doubt, and then a new key may be tried unless it is the caller's.
      if (!limited) throw outcome.ambiguous ? fail(error) : error;
      if (ambiguous || given) return fail(error);
      payload = undefined;
    }
    const now = clock.now();
    const patient = waitMs === undefined || waitMs <= retry.maxDelayMs;
    if (limited && patient) slowDown(budget, waitMs, now);
    const spread = clock.random() * Math.min(retry.maxDelayMs, firstDelayMs * 2 ** (attempts - 1));
    // After a timeout the first attempt may still be at work: a resend at its heels could run beside it.
    const rest = waitMs ?? (write && outcome.timedOut ? Math.min(retry.maxDelayMs, timeoutMs) : 0);
    const delayMs = Math.max(rest, spread);
    const last = attempts >= retry.maxAttempts || isStream(body);
    if (!outcome.retriable || last || !patient || delayMs >= left()) return fail(error);
    if (event)
      tell(hooks.onRetry, () => event(attempts, payload?.key?.key, { delayMs, error: brief(error) }));
    await clock.sleep(delayMs, signal);
  }
};
