import type { Clock } from "../dates/clock.ts";
import type { Engine } from "../engine/engine.ts";
import type { Mock } from "../engine/mock-context.ts";
import type { Hosts } from "../routing/host.ts";
import type { Router } from "../routing/router.ts";
import type { MockOptions } from "../settings/options.ts";
import type { Agreement } from "../store/agreement.ts";
import type { createFaults } from "./faults.ts";
import { IdempotencyCache } from "./idempotency.ts";
import type { Overrides } from "./overrides.ts";
import { RateBucket } from "./rate-bucket.ts";
import type { createRequestIds } from "./request-ids.ts";
import type { LoggedRequest } from "./request-log.ts";
import type { Tenants } from "./tenants.ts";

/** What the layers keep for one agreement. */
export interface Tenant {
  readonly agreement: Agreement;
  /** The bucket that an app's calls come out of; undefined without a rate limit. */
  bucket(appSecretToken: string): RateBucket | undefined;
  readonly idempotency: IdempotencyCache;
}

/** Everything a request passes through. */
export interface MockState {
  readonly options: MockOptions;
  readonly clock: Clock;
  readonly hosts: Hosts;
  readonly router: Router;
  readonly engine: Engine;
  readonly faults: ReturnType<typeof createFaults>;
  readonly overrides: Overrides;
  readonly requestIds: ReturnType<typeof createRequestIds>;
  readonly requests: LoggedRequest[];
  readonly mock: Mock;
  /** The agreements by the grant tokens that reach them; made from the seed when they are new. */
  readonly tenants: Pick<Tenants, "of" | "toRead">;
}

export function tenantOf(agreement: Agreement, options: MockOptions, clock: Clock): Tenant {
  const { rateLimit } = options;
  const buckets = new Map<string, RateBucket>();
  return {
    agreement,
    bucket(appSecretToken) {
      if (rateLimit === false) return undefined;
      // One for all of them, unless ruled otherwise (S-02, G-2).
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
