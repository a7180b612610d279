import { type RetrySettings, retrySettings } from "../config/retry-settings.ts";
import type { Report } from "../hooks/watch.ts";
import type { LightRequest } from "../request/light-request.ts";
import { watchedCallOf } from "../request/watched-call.ts";
import { mayBeResent } from "./connection.ts";
import type { Payload } from "./seal.ts";

/** The settings that all attempts of one call share. */
export interface Sending {
  request: LightRequest;
  settings: RetrySettings;
  /** Time limit of one attempt in milliseconds. */
  timeoutMs: number;
  /** When the call has to end, in milliseconds since 1970. */
  deadline: number;
  report: Report | undefined;
  isWrite: boolean;
  /** Whether the runtime may send the call a second time by itself (RW-1). */
  mayBeResent: boolean;
}

/** Reads the settings of a call, which hold for all of its attempts. */
export function prepareSending(request: LightRequest, payload: Payload): Sending {
  const { config, options } = request.call;
  const asked = retrySettings(options.retry, config.retry);
  const isWrite = payload.key !== undefined;
  // A call must not end after the program's own end.
  const deadlineMs = Math.min(asked.deadlineMs, config.lifetime?.deadlineMs(isWrite) ?? asked.deadlineMs);
  const settings = { ...asked, deadlineMs };
  // A stream cannot be replayed (RW-3).
  const isStream = payload.body?.bytes instanceof ReadableStream;
  const defaultTimeoutMs = isWrite ? config.writeTimeoutMs : config.timeoutMs;
  return {
    request,
    settings: isStream ? { ...settings, maxAttempts: 1 } : settings,
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    deadline: config.clock.now() + deadlineMs,
    report: config.startWatching?.(watchedCallOf(request)),
    isWrite,
    mayBeResent: mayBeResent(request, payload),
  };
}

/** Returns how many milliseconds are left until the deadline. */
const deadlineLeft = ({ request, deadline }: Sending): number => deadline - request.call.config.clock.now();

/** Returns how many milliseconds are left until the key must not be used any more (RW-2); `Infinity` without a key. */
function keyLeft({ request }: Sending, { key }: Payload): number {
  if (key === undefined) return Number.POSITIVE_INFINITY;
  const left = key.expiresAt - request.call.config.clock.now();
  return Math.min(left, key.remainingMs?.() ?? left);
}

/** Returns whether the key's age, and not the deadline, limits the time of the call. */
export const isLimitedByKey = (sending: Sending, payload: Payload): boolean =>
  keyLeft(sending, payload) < deadlineLeft(sending);

/** Returns how many milliseconds are left until the deadline, or until the key must not be used any more (RW-2). */
export function timeLeft(sending: Sending, payload: Payload): number {
  const left = Math.min(deadlineLeft(sending), keyLeft(sending, payload));
  // NaN must not remove the limit.
  return Number.isNaN(left) ? 0 : left;
}

/**
 * Returns whether an answer from the server's memory of the key ends the call, because a new key would be another
 * write (RW-7).
 */
export const isBoundToKey = (sending: Sending, isInDoubt: boolean): boolean =>
  isInDoubt || sending.request.call.options.idempotencyKey !== undefined;
