import type { RateLimit } from "../types/index.ts";

const secondsPerUnit: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400 };

/**
 * Matches `token-limit-10000-per-60-seconds: 147/10000`. The first number after the colon is the used tokens.
 */
const rateLimitPattern =
  /-per-(?<count>\d+)-(?<unit>second|minute|hour|day)s?: *(?<used>\d+(\.\d+)?)\/(?<limit>\d+)/;

/** Reads `X-RateLimiting` and `X-CallCost`. Returns `undefined` if the former is missing or cannot be read. */
export function readRateLimit(headers: Headers): RateLimit | undefined {
  const {
    count,
    unit = "",
    used,
    limit,
  } = rateLimitPattern.exec(headers.get("x-ratelimiting") ?? "")?.groups ?? {};
  const windowSeconds = Number(count) * (secondsPerUnit[unit] ?? 0);
  if (!(windowSeconds > 0 && Number(limit) > 0)) return undefined;
  // The value may not be a number: `X-CallCost: L` was seen.
  const cost = Number(headers.get("x-callcost") || Number.NaN);
  return {
    cost: cost >= 0 ? cost : undefined,
    used: Number(used),
    limit: Number(limit),
    windowSeconds,
  };
}
