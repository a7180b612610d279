import type { Clock } from "../dates/clock.ts";
import { danishToday } from "../dates/index.ts";
import type { Domain } from "../engine/resource.ts";
import type { MockOptions } from "../settings/options.ts";
import { Agreement, type AgreementState } from "../store/agreement.ts";
import { DEMO } from "./auth.ts";
import { type Tenant, tenantOf } from "./tenant.ts";

/** The token that the first agreement has until a caller's own token claims it. */
const UNCLAIMED = "";

/** How many agreements are kept that were only read: a server that runs for days may be asked with many tokens. */
export const MOST_UNTOUCHED = 1000;

/** The agreements of a mock, by grant token. */
export interface Tenants {
  /** The agreement of a token, to keep; a token that was never seen gets one from the seed. */
  of(token: string): Tenant;
  /**
   * The same for a call that only reads. Of more than a thousand agreements that were only read, the one that was not
   * asked for longest is let go: it is as the seed made it, and a later call gets another one like it.
   */
  toRead(token: string): Tenant;
  /**
   * The only agreement there is, for tests that have one. Before the first request it is made without a token, and
   * belongs to the first caller. Throws when there are several.
   */
  only(): Tenant;
  state(): ReadonlyMap<string, AgreementState>;
  restore(state: ReadonlyMap<string, AgreementState>): void;
  reset(): void;
}

export function createTenants(options: MockOptions, clock: Clock, domains: readonly Domain[]): Tenants {
  const tenants = new Map<string, Tenant>();
  /** Tokens of agreements that were only read, the one that was asked for last at the end. */
  const untouched = new Set<string>();
  const seeds = new Map<string, AgreementState>();
  const start = clock.now();

  const seeded = (seed: MockOptions["seed"]): AgreementState => {
    let state = seeds.get(seed);
    if (state === undefined) {
      state = runSeeds(seed, options, clock, domains, start);
      seeds.set(seed, state);
    }
    return state;
  };

  const create = (token: string): Tenant => {
    const demo = token === DEMO;
    const agreement = new Agreement(token, clock, settingsOf(options));
    // The vendor's demo agreement has data whatever the others start with.
    agreement.restore(seeded(demo ? "company" : options.seed));
    if (demo) agreement.settings = { ...agreement.settings, readOnly: true };
    const tenant = tenantOf(agreement, options, clock);
    // The demo bucket is shared by the world (S-13).
    if (demo) tenant.bucket(DEMO)?.drain(58);
    return tenant;
  };

  const find = (token: string): Tenant => {
    let tenant = tenants.get(token);
    if (tenant !== undefined) return tenant;
    const unclaimed = token === DEMO ? undefined : tenants.get(UNCLAIMED);
    if (unclaimed !== undefined) tenants.delete(UNCLAIMED);
    tenant = unclaimed ?? create(token);
    tenants.set(token, tenant);
    return tenant;
  };

  const of = (token: string): Tenant => {
    untouched.delete(token);
    return find(token);
  };

  const toRead = (token: string): Tenant => {
    const isNew = token !== DEMO && !tenants.has(token) && !tenants.has(UNCLAIMED);
    const tenant = find(token);
    if (isNew || untouched.delete(token)) untouched.add(token);
    const [oldest] = untouched;
    if (oldest !== undefined && untouched.size > MOST_UNTOUCHED) {
      untouched.delete(oldest);
      tenants.delete(oldest);
    }
    return tenant;
  };

  return {
    of,
    toRead,
    only() {
      const own = [...tenants].filter(([token]) => token !== DEMO);
      if (own.length > 1) {
        throw new Error(
          `there are ${own.length} agreements: name one by its grant token, ${own.map(([token]) => `"${token}"`).join(" or ")}`,
        );
      }
      const [token] = own[0] ?? [UNCLAIMED];
      return of(token);
    },
    state: () => new Map([...tenants].map(([token, tenant]) => [token, tenant.agreement.state()])),
    restore(state) {
      for (const token of tenants.keys()) if (!state.has(token)) tenants.delete(token);
      untouched.clear();
      for (const [token, agreement] of state) of(token).agreement.restore(agreement);
    },
    reset() {
      tenants.clear();
      untouched.clear();
    },
  };
}

const settingsOf = (options: MockOptions) => ({
  role: options.role,
  modules: options.modules,
  readOnly: false,
  baseCurrency: "DKK",
});

/** Runs the seeds of every domain, new agreement first, and keeps the result for the next agreement. */
function runSeeds(
  seed: MockOptions["seed"],
  options: MockOptions,
  clock: Clock,
  domains: readonly Domain[],
  start: number,
): AgreementState {
  const agreement = new Agreement("seed", clock, settingsOf(options));
  const context = { now: start, today: danishToday(start) };
  for (const domain of domains) domain.seedEmpty?.(agreement, context);
  if (seed === "company") for (const domain of domains) domain.seedCompany?.(agreement, context);
  return agreement.state();
}
