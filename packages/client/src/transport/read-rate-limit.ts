import type { RateLimit } from "../types/index.ts";

const secondsPerUnit: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400 };

/** `token-limit-10000-per-60-seconds: 147/10000`, where the first number after the colon is what was used. */
const rateLimitPattern =
  /-per-(?<count>\d+)-(?<unit>second|minute|hour|day)s?: *(?<used>\d+(\.\d+)?)\/(?<limit>\d+)/;

/** Reads what `X-RateLimiting` and `X-CallCost` report; `undefined` if the former is missing or makes no sense. */
export function readRateLimit(headers: Headers): RateLimit | undefined {
  const {
    count,
    unit = "",
    used,
    limit,
  } = rateLimitPattern.exec(headers.get("x-ratelimiting") ?? "")?.groups ?? {};
  const windowSeconds = Number(count) * (secondsPerUnit[unit] ?? 0);
  if (!(windowSeconds > 0 && Number(limit) > 0)) return undefined;
  // `X-CallCost: L` was seen.
  const cost = Number(headers.get("x-callcost") || Number.NaN);
  return {
    cost: cost >= 0 ? cost : undefined,
    used: Number(used),
    limit: Number(limit),
    windowSeconds,
  };
}
