import type { Clock } from "../dates/clock.ts";
import { danishToday } from "../dates/index.ts";
import type { Domain } from "../engine/resource.ts";
import type { MockOptions } from "../settings/options.ts";
import { Agreement, type AgreementState } from "../store/agreement.ts";
import { demoToken } from "./auth.ts";
import { type Tenant, tenantOf } from "./tenant.ts";

/** The token of the first agreement until the first caller's token replaces it. */
const unclaimedToken = "";

/** How many agreements are kept that were only read. A server that runs for days may see many tokens. */
export const mostUntouched = 1000;

/** The number of the first agreement. The others count upwards from it, so that no two have the same number. */
const firstNumber = 900_001;

/** The agreements of a mock, by grant token. */
export interface Tenants {
  /** Returns the agreement of a token for a call that may change it. A new token gets an agreement from the seed. */
  of(token: string): Tenant;
  /**
   * Returns the agreement of a token for a call that only reads. If more than a thousand agreements were only read, the
   * least recently used one is dropped: it is still as the seed made it, so a later call gets an equal one.
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
  /** Returns every agreement by its id: its token, or a hash of it. */
  all(): ReadonlyMap<string, Tenant>;
  /** Returns the agreement with an id. A new id gets an agreement from the seed. */
  at(id: string): Tenant;
  /** Replaces an agreement by one from the seed, without keys and charges. */
  resetAt(id: string): Tenant;
  /** Replaces the state of the agreement with an id, including its number. */
  restoreAt(id: string, state: AgreementState): Tenant;
  /** Runs the seed now instead of with the first agreement. Throws if one of its records is refused. */
  plant(): void;
}

/** Differences between a mock on a server and one in a test. */
export interface TenantParts {
  /** Returns the id under which an agreement or an app is stored. Default: its token. */
  nameOf?(token: string): string;
  /** Adds records to the seed that the options name. */
  extendSeed?(agreement: Agreement): void;
}

export function createTenants(
  options: MockOptions,
  clock: Clock,
  domains: readonly Domain[],
  { nameOf: nameOfToken = (token) => token, extendSeed = () => {} }: TenantParts = {},
): Tenants {
  const tenants = new Map<string, Tenant>();
  /** The tokens of agreements that were only read, the most recently used last. */
  const untouched = new Set<string>();
  /** The numbers of agreements. A dropped agreement keeps its number for when it is made again. */
  const numbers = new Map<string, number>();
  let nextNumber = firstNumber;
  const seeds = new Map<string, AgreementState>();
  const start = clock.now();

  /**
   * Returns the name under which a token's agreement is stored. The demo token is its own name, because it is public.
   */
  const nameOf = (token: string): string =>
    token === unclaimedToken || token === demoToken ? token : nameOfToken(token);

  const seeded = (isDemo: boolean): AgreementState => {
    // The vendor's demo agreement always has data, whatever seed the others start with.
    const name = isDemo ? demoToken : options.seed;
    let state = seeds.get(name);
    if (state === undefined) {
      const agreement = runSeeds(isDemo ? "company" : options.seed, options, clock, domains, start);
      if (!isDemo) extendSeed(agreement);
      state = agreement.state();
      seeds.set(name, state);
    }
    return state;
  };

  const keepNumber = (id: string, number: number): number => {
    numbers.set(id, number);
    nextNumber = Math.max(nextNumber, number + 1);
    return number;
  };

  const numberOf = (id: string): number => numbers.get(id) ?? keepNumber(id, nextNumber);

  const restoreAt = (id: string, state: AgreementState): Tenant => {
    const tenant = at(id);
    tenant.agreement.restore(state);
    keepNumber(id, state.settings.agreementNumber);
    return tenant;
  };

  const create = (id: string): Tenant => {
    const demo = id === demoToken;
    const agreement = new Agreement(id, clock, settingsOf(options));
    agreement.restore(seeded(demo));
    agreement.settings = { ...settingsOf(options), agreementNumber: numberOf(id), readOnly: demo };
    const tenant = tenantOf(agreement, options, clock, nameOf);
    // All users of the demo agreement share its bucket (S-13).
    if (demo) tenant.bucket(demoToken)?.drain(58);
    return tenant;
  };

  const find = (id: string): Tenant => {
    let tenant = tenants.get(id);
    if (tenant !== undefined) return tenant;
    const unclaimed = id === demoToken ? undefined : tenants.get(unclaimedToken);
    if (unclaimed !== undefined) {
      tenants.delete(unclaimedToken);
      unclaimed.agreement.id = id;
      numbers.set(id, numberOf(unclaimedToken));
      numbers.delete(unclaimedToken);
    }
    tenant = unclaimed ?? create(id);
    tenants.set(id, tenant);
    return tenant;
  };

  const at = (id: string): Tenant => {
    untouched.delete(id);
    return find(id);
  };

  const of = (token: string): Tenant => at(nameOf(token));

  const toRead = (token: string): Tenant => {
    const id = nameOf(token);
    const isNew = id !== demoToken && !tenants.has(id) && !tenants.has(unclaimedToken);
    const tenant = find(id);
    if (isNew || untouched.delete(id)) untouched.add(id);
    const [oldest] = untouched;
    if (oldest !== undefined && untouched.size > mostUntouched) {
      untouched.delete(oldest);
      tenants.delete(oldest);
    }
    return tenant;
  };

  return {
    of,
    toRead,
    only() {
      const own = [...tenants].filter(([token]) => token !== demoToken);
      if (own.length > 1) {
        throw new Error(
          `agreement: There are ${own.length} agreements (name one by its grant token, ${own.map(([token]) => `"${token}"`).join(" or ")}).`,
        );
      }
      const [id] = own[0] ?? [unclaimedToken];
      return at(id);
    },
    state: () => new Map([...tenants].map(([token, tenant]) => [token, tenant.agreement.state()])),
    restore(state) {
      for (const token of tenants.keys()) if (!state.has(token)) tenants.delete(token);
      untouched.clear();
      for (const [id, agreement] of state) restoreAt(id, agreement);
    },
    reset() {
      tenants.clear();
      untouched.clear();
      numbers.clear();
      nextNumber = firstNumber;
    },
    all: () => tenants,
    at,
    restoreAt,
    resetAt(id) {
      tenants.set(id, create(id));
      return at(id);
    },
    plant: () => {
      seeded(false);
    },
  };
}

const settingsOf = (options: MockOptions) => ({
  agreementNumber: firstNumber,
  role: options.role,
  modules: options.modules,
  readOnly: false,
  baseCurrency: "DKK",
});

/** Makes an agreement and runs the seeds of every domain for it, those of a new agreement first. */
function runSeeds(
  seed: MockOptions["seed"],
  options: MockOptions,
  clock: Clock,
  domains: readonly Domain[],
  start: number,
): Agreement {
  const agreement = new Agreement("seed", clock, settingsOf(options));
  const context = { now: start, today: danishToday(start) };
  for (const domain of domains) domain.seedEmpty?.(agreement, context);
  if (seed === "company") for (const domain of domains) domain.seedCompany?.(agreement, context);
  return agreement;
}
