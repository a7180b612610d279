import type { Clock } from "../dates/clock.ts";
import type { MockOptions } from "../settings/options.ts";
import type { Agreement } from "../store/agreement.ts";
import { IdempotencyCache } from "./idempotency.ts";
import { RateBucket } from "./rate-bucket.ts";

/** An agreement with its rate buckets and idempotency keys. */
export interface Tenant {
  readonly agreement: Agreement;
  /** The rate bucket of an app; undefined without a rate limit. */
  bucket(appSecretToken: string): RateBucket | undefined;
  readonly idempotency: IdempotencyCache;
}

export function tenantOf(agreement: Agreement, options: MockOptions, clock: Clock): Tenant {
  const { rateLimit } = options;
  const buckets = new Map<string, RateBucket>();
  return {
    agreement,
    bucket(appSecretToken) {
      if (rateLimit === false) return undefined;
      // All apps share one, unless the option `per` says otherwise (S-02, G-2).
      const app = rateLimit.per === "app" ? appSecretToken : "";
      let bucket = buckets.get(app);
      if (bucket === undefined) {
        bucket = new RateBucket(rateLimit, () => clock.elapsed());
        buckets.set(app, bucket);
      }
      return bucket;
    },
    idempotency: new IdempotencyCache(options, () => clock.now()),
  };
}
