import type { Clock } from "../dates/clock.ts";
import type { MockOptions } from "../settings/options.ts";
import type { Agreement } from "../store/agreement.ts";
import { IdempotencyCache, type KeptKey } from "./idempotency.ts";
import { type BucketLevel, RateBucket } from "./rate-bucket.ts";

/** An agreement with its rate buckets and idempotency keys. */
export interface Tenant {
  readonly agreement: Agreement;
  /** Returns the rate bucket of an app, or undefined without a rate limit. */
  bucket(appSecretToken: string): RateBucket | undefined;
  /** Returns the buckets that calls have used, by app. A bucket that the apps share is under "". */
  buckets(): ReadonlyMap<string, RateBucket>;
  /** Takes over the state that another process left. */
  resume(left: TenantState): void;
  readonly idempotency: IdempotencyCache;
}

/** The rate buckets and idempotency keys of an agreement. */
export interface TenantState {
  readonly buckets: Readonly<Record<string, BucketLevel>>;
  readonly keys: readonly KeptKey[];
}

/** Makes a tenant. `nameOf` returns the name under which an app's bucket is stored. */
export function tenantOf(
  agreement: Agreement,
  options: MockOptions,
  clock: Clock,
  nameOf: (token: string) => string,
): Tenant {
  let { rateLimit } = options;
  let buckets = new Map<string, RateBucket>();
  /** Returns the buckets of the current limit, which may change while the mock runs. */
  const current = (): Map<string, RateBucket> => {
    if (rateLimit !== options.rateLimit) {
      rateLimit = options.rateLimit;
      buckets = new Map();
    }
    return buckets;
  };
  const bucketOf = (app: string): RateBucket | undefined => {
    const open = current();
    if (rateLimit === false) return undefined;
    let bucket = open.get(app);
    if (bucket === undefined) {
      bucket = new RateBucket(rateLimit, () => clock.elapsed());
      open.set(app, bucket);
    }
    return bucket;
  };
  const idempotency = new IdempotencyCache(options, () => clock.now());
  return {
    agreement,
    bucket(appSecretToken) {
      const { rateLimit: limit } = options;
      // All apps share one bucket, unless the option `per` is "app" (S-02, G-2).
      return bucketOf(limit !== false && limit.per === "app" ? nameOf(appSecretToken) : "");
    },
    buckets: current,
    resume(left) {
      for (const [app, level] of Object.entries(left.buckets)) bucketOf(app)?.resume(level);
      idempotency.resume(left.keys);
    },
    idempotency,
  };
}
