import { Refusal } from "../errors/refusal.ts";
import type { MockOptions } from "../settings/options.ts";
import type { Operation } from "../table/types.ts";
import type { Tenant } from "./tenant.ts";

/** The price of a call, and the header that reports it. */
export interface Charged {
  readonly cost: number;
  readonly header: string;
}

/**
 * Returns the price of a call. The recorded prices are 3 for an ordinary call and 13 for a PDF; options replace
 * them.
 */
function costOf(operation: Operation, options: MockOptions): number {
  const prices = options.rateLimit === false ? {} : options.rateLimit;
  return operation.path.endsWith("/pdf") ? (prices.pdfCost ?? 13) : (prices.cost ?? 3);
}

/** Takes the price of a call out of the agreement's bucket. Throws `RateLimited` if too little is left. */
export function charge(
  tenant: Tenant,
  appSecretToken: string,
  operation: Operation,
  options: MockOptions,
): Charged | undefined {
  const bucket = tenant.bucket(appSecretToken);
  if (bucket === undefined) return undefined;
  const result = bucket.charge(costOf(operation, options));
  const charged = { cost: result.cost, header: bucket.header(result.used) };
  if (result.allowed) return charged;
  const configured = options.rateLimit === false ? undefined : options.rateLimit.retryAfter;
  const retryAfter = configured ?? Math.max(1, Math.ceil(result.wait / 1000));
  throw new RateLimited(charged, retryAfter);
}

/** The 429 refusal. It has a price and counts like any other answer (S-03). */
export class RateLimited extends Refusal {
  readonly charged: Charged;

  constructor(charged: Charged, retryAfter: number | false) {
    super(429, {
      message: "Too many requests.",
      ...(retryAfter === false ? {} : { headers: { "retry-after": String(retryAfter) } }),
    });
    this.charged = charged;
  }
}
