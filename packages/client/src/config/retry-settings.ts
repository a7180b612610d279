import type { RetryOptions } from "../types/index.ts";
import { defined } from "../utils/defined.ts";

/** The retry options after the defaults were added. */
export type RetrySettings = Record<keyof RetryOptions, number>;

/** The settings of a client without the option `retry`. */
export const defaultRetry: RetrySettings = { maxAttempts: 4, maxDelayMs: 60_000, deadlineMs: 600_000 };

/**
 * Returns the settings, changed by the options that are set. `false` means one attempt. So does `null`, which callers
 * in JavaScript may pass.
 */
export function retrySettings(
  options: false | null | RetryOptions | undefined,
  settings: RetrySettings,
): RetrySettings {
  if (options === undefined) return settings;
  if (options === false || options === null) return { ...settings, maxAttempts: 1 };
  return { ...settings, ...(defined(options) as Partial<RetrySettings>) };
}
