import { companyName } from "../../../behaviour/self/info.ts";
import { keptMs } from "../../../pipeline/idempotency.ts";
import type { Tenant } from "../../../pipeline/tenant.ts";
import type { AgreementSettings } from "../../../store/agreement.ts";
import { publicId } from "../agreement-ids.ts";
import type { Schemas } from "../call.ts";

export function agreementView({ agreement, ...tenant }: Tenant, perApp: boolean): Schemas["Agreement"] {
  const { name, agreementNumber } = companyName(agreement);
  return {
    id: publicId(agreement.id),
    name,
    agreementNumber,
    claimed: agreement.id !== "",
    demo: agreement.id === "demo",
    settings: settingsView(agreement.settings),
    records: agreement.tables().reduce((sum, { size }) => sum + size, 0),
    rateLimit: rateLimitView({ agreement, ...tenant }, perApp),
  };
}

const isModule = (name: string): name is Schemas["Module"] => name !== "";

export const settingsView = ({
  role,
  modules,
  readOnly,
  baseCurrency,
}: AgreementSettings): Schemas["AgreementSettings"] => ({
  role,
  modules: modules.filter(isModule),
  readOnly,
  baseCurrency,
});

/** Returns the rate bucket of an agreement; the fullest one if each app has its own. */
export function rateLimitView(tenant: Tenant, perApp: boolean): Schemas["RateLimit"] {
  // This makes the shared bucket, so that the interface can show it before the first call.
  const shared = tenant.bucket("");
  if (shared === undefined) return { enabled: false };
  const buckets = [...tenant.buckets().values()];
  const fullest = buckets.reduce(
    (most, bucket) => (bucket.level().used > most.level().used ? bucket : most),
    shared,
  );
  const { used } = fullest.level();
  return {
    enabled: true,
    limit: fullest.limit,
    windowSeconds: fullest.windowSeconds,
    per: perApp ? "app" : "agreement",
    used,
    left: fullest.limit - used,
    resetsInMs: Math.round(fullest.wait()),
  };
}

export const keyViews = ({ idempotency }: Tenant, now: number): Schemas["IdempotencyKey"][] =>
  idempotency.known().map(({ key, method, url, at, reply }) => {
    const ageMs = now - at;
    const expiresInMs = Math.max(0, keptMs - ageMs);
    const state = reply === undefined ? "underWay" : expiresInMs === 0 ? "expired" : "kept";
    return { key, method, url, status: reply?.status ?? null, at, ageMs, expiresInMs, state };
  });
