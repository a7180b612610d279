import type { Clock } from "../dates/clock.ts";
import { danishToday } from "../dates/index.ts";
import type { Domain } from "../engine/resource.ts";
import type { MockOptions } from "../settings/options.ts";
import { Agreement, type AgreementState } from "../store/agreement.ts";
import { DEMO } from "./auth.ts";
import { type Tenant, tenantOf } from "./tenant.ts";

/** The token of the first agreement until the first caller's token replaces it. */
const UNCLAIMED = "";

/** How many agreements are kept that were only read: a server that runs for days may see many tokens. */
export const MOST_UNTOUCHED = 1000;

/** The number of the first agreement; the others count on from it, so that no two have the same. */
const FIRST_NUMBER = 900_001;

/** The agreements of a mock, by grant token. */
export interface Tenants {
  /** Returns the agreement of a token for a call that may change it. A new token gets one from the seed. */
  of(token: string): Tenant;
  /**
   * The same for a call that only reads. Beyond a thousand agreements that were only read, the least recently used one is
   * dropped: it is as the seed made it, and a later call gets another one like it.
   */
  toRead(token: string): Tenant;
  /**
   * Returns the only agreement, for tests that have one. Before the first request it has no token, and the first caller
   * takes it over. Throws if there are several.
   */
  only(): Tenant;
  state(): ReadonlyMap<string, AgreementState>;
  restore(state: ReadonlyMap<string, AgreementState>): void;
  reset(): void;
}

export function createTenants(options: MockOptions, clock: Clock, domains: readonly Domain[]): Tenants {
  const tenants = new Map<string, Tenant>();
  /** Tokens of agreements that were only read, the most recently used last. */
  const untouched = new Set<string>();
  /** The numbers of agreements, kept when one is let go: it comes back as it was. */
  const numbers = new Map<string, number>();
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

  const numberOf = (token: string): number => {
    const number = numbers.get(token) ?? FIRST_NUMBER + numbers.size;
    numbers.set(token, number);
    return number;
  };

  const create = (token: string): Tenant => {
    const demo = token === DEMO;
    const agreement = new Agreement(token, clock, settingsOf(options));
    // The vendor's demo agreement has data whatever the others start with.
    agreement.restore(seeded(demo ? "company" : options.seed));
    agreement.settings = { ...agreement.settings, agreementNumber: numberOf(token), readOnly: demo };
    const tenant = tenantOf(agreement, options, clock);
    // All users of the demo agreement share its bucket (S-13).
    if (demo) tenant.bucket(DEMO)?.drain(58);
    return tenant;
  };

  const find = (token: string): Tenant => {
    let tenant = tenants.get(token);
    if (tenant !== undefined) return tenant;
    const unclaimed = token === DEMO ? undefined : tenants.get(UNCLAIMED);
    if (unclaimed !== undefined) {
      tenants.delete(UNCLAIMED);
      numbers.set(token, numberOf(UNCLAIMED));
      numbers.delete(UNCLAIMED);
    }
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
          `agreement: There are ${own.length} agreements (name one by its grant token, ${own.map(([token]) => `"${token}"`).join(" or ")}).`,
        );
      }
      const [token] = own[0] ?? [UNCLAIMED];
      return of(token);
    },
    state: () => new Map([...tenants].map(([token, tenant]) => [token, tenant.agreement.state()])),
    restore(state) {
      for (const token of tenants.keys()) if (!state.has(token)) tenants.delete(token);
      untouched.clear();
      for (const [token, agreement] of state) {
        of(token).agreement.restore(agreement);
        numbers.set(token, agreement.settings.agreementNumber);
      }
    },
    reset() {
      tenants.clear();
      untouched.clear();
      numbers.clear();
    },
  };
}

const settingsOf = (options: MockOptions) => ({
  agreementNumber: FIRST_NUMBER,
  role: options.role,
  modules: options.modules,
  readOnly: false,
  baseCurrency: "DKK",
});

/** Runs the seeds of every domain and returns the state, for every new agreement to start from. */
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
