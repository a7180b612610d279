import type { RetryOptions } from "../types/index.ts";
import { defined } from "../utils/defined.ts";

/** Retry options, complete. */
export type RetrySettings = Record<keyof RetryOptions, number>;

/** The settings of a client that says nothing about retries. */
export const defaultRetry: RetrySettings = { maxAttempts: 4, maxDelayMs: 60_000, deadlineMs: 600_000 };

/** Lays options over settings. `false` is one attempt; so is `null`, which comes without types. */
export function retrySettings(
  options: false | null | RetryOptions | undefined,
  settings: RetrySettings,
): RetrySettings {
  if (options === undefined) return settings;
  if (options === false || options === null) return { ...settings, maxAttempts: 1 };
  return { ...settings, ...(defined(options) as Partial<RetrySettings>) };
}
