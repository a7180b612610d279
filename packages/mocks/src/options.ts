import type { Role } from "./store/agreement.ts";

/** The rate bucket; e-conomic's own is 10,000 in 60 seconds for an agreement, shared by both surfaces (S-02). */
export interface RateLimitOptions {
  /** Price units a window. Default 10,000. */
  readonly limit?: number;
  /** Length of the window in seconds. Default 60. */
  readonly windowSeconds?: number;
  /** Price of an ordinary call. Default 3. */
  readonly cost?: number;
  /** Price of a PDF. Default 13. */
  readonly pdfCost?: number;
  /** `Retry-After` on the 429, in seconds; false sends none (nobody recorded one). Default: until the window ends. */
  readonly retryAfter?: number | false;
}

/** A token pair that the mock knows, when not every pair is to be accepted. */
export interface TokenPair {
  readonly appSecretToken: string;
  readonly agreementGrantToken: string;
}

/**
 * One switch for each thing that nobody recorded, or on which the records disagree. Each names the fact; the defaults
 * are the rulings of the fidelity ledger.
 */
export interface Rulings {
  /** `/paged` reaches 10,000 items; "published" lets skipPages 100 reach 10,100 (O-05). Default "10000". */
  readonly pagedReach: "10000" | "published";
  /** Rate headers on every answer (S-03); false sends none. Default true. */
  readonly rateHeaders: boolean;
  /** Which methods honour an Idempotency-Key (S-07). Default every one but GET. */
  readonly idempotentMethods: "all" | "post-and-delete";
  /** Some filters and sorts end in the server's own 500 (O-20 to O-22, L-70 to L-72). Default true. */
  readonly serverFaults: boolean;
  /** `[…]` under `$like:` is a character class (L-79). Default true. */
  readonly likeClasses: boolean;
  /** A description-only line with amounts: refused, or accepted with a total of 0 (L-91). Default "refuse". */
  readonly descriptionOnlyLines: "refuse" | "zero";
  /** A finance voucher with one account only: refused (L-121, O-41), or left for the rest of its voucher to balance. */
  readonly oneSidedFinanceVouchers: "refuse" | "accept";
  /**
   * Balance accounts (type status) in journal entries. O-41 saw one refused, but payments could not be entered without
   * them. Default "accept".
   */
  readonly statusAccountsInJournals: "accept" | "refuse";
  /** A write with demo tokens; nobody recorded the answer (G-1). Default 403. */
  readonly demoWriteStatus: 401 | 403 | 405;
  /** Status for a secret and a grant token that do not belong together, E02250 (G-8). Default 401. */
  readonly mismatchStatus: 401 | 403;
  /** What a 401, a 403 or a 429 says (G-1, G-2): the surface's own error shape, or nothing. Default "surface". */
  readonly unrecordedBodies: "surface" | "empty";
  /** A cursor whose item has been deleted since (G-5): the next item, or 400. Default "next". */
  readonly lostCursor: "next" | "refuse";
  /** Whether the demo agreement serves webhooksapi (G-7); false: 403. Default true. */
  readonly demoWebhooks: boolean;
  /** What a webhook without `postData` sends (U-04). Default "". */
  readonly defaultWebhookBody: string;
  /** Whether a webhook is disabled when all attempts of a delivery have failed (G-3). Default false. */
  readonly disableFailingWebhooks: boolean;
  /** Services omit `null`, `false` and zeros (O-17); false sends what is stored of the latter two. Default true. */
  readonly omitDefaults: boolean;
  /** Take any `v1.2.3` in a service's path for the one the mocks know (O-01). Default false. */
  readonly anyVersion: boolean;
}

export interface MockOptions {
  /** What an agreement starts with: "empty" is a new one (C-01), "company" a small Danish company. */
  readonly seed: "empty" | "company";
  /** The moment the clock starts at. */
  readonly now: Date | string | number;
  /** Whether the clock follows real time after that. Default false: it stands still until it is moved. */
  readonly runningClock: boolean;
  /** Role of the app (403 where an operation needs another). Default SuperUser. */
  readonly role: Role;
  /** Modules of the agreement. Default: all. */
  readonly modules: readonly string[];
  /** false: no bucket at all. */
  readonly rateLimit: RateLimitOptions | false;
  /** Milliseconds each answer takes, or a function of the request's method and path. Default 0. */
  readonly latency: number | ((method: string, path: string) => number);
  /** Refuse loudly what e-conomic lets pass and is surely a mistake, as a filtered DELETE of all drafts (L-102). */
  readonly strict: boolean;
  /** A second request with a key whose first is still running. Nobody recorded what happens. */
  readonly whileInFlight: "wait" | "conflict" | "execute";
  /** Which failed answers a key replays (G-4). */
  readonly cacheFailures: "none" | "4xx" | "all";
  /** "any" accepts every non-blank pair; a list knows only these: others get 401, mismatched ones E02250. */
  readonly tokens: "any" | readonly TokenPair[];
  /**
   * Where webhooks go: "record" only keeps them in `deliveries`, "fetch" calls their URL, a function gets the request and
   * may answer it. Default "record".
   */
  readonly webhooks: "record" | "fetch" | ((request: Request) => unknown);
  /** How often a failing delivery is tried (G-3: nobody recorded it). Default 3. */
  readonly webhookAttempts: number;
  /** Seconds after a create or a booking during which a PDF is 404 (seen: 1 to 3). Default 0. */
  readonly pdfReadyAfter: number;
  /**
   * Further domains that stand for e-conomic.com: with `["e-conomic.test"]`, `restapi.e-conomic.test` is REST and
   * `apis.e-conomic.test` has the services. For tests that must not name a real host. Default: none.
   */
  readonly domains: readonly string[];
  readonly rulings: Rulings;
}

/** What `createEconomicMock` takes: any of the options, any of the rulings. */
export type MockSettings = Partial<Omit<MockOptions, "rulings">> & { readonly rulings?: Partial<Rulings> };

/** Every module that an operation or a property can ask for. */
export const ALL_MODULES = [
  "Project",
  "Dimension",
  "Accruals",
  "Departments",
  "Inventory",
  "Subscriptions",
  "Invoicing",
  "MultipleDimensions",
] as const;

const DEFAULTS: MockOptions = {
  seed: "empty",
  now: "2026-08-14T10:00:00Z",
  runningClock: false,
  role: "SuperUser",
  modules: ALL_MODULES,
  rateLimit: {},
  latency: 0,
  strict: true,
  whileInFlight: "wait",
  cacheFailures: "none",
  tokens: "any",
  webhooks: "record",
  webhookAttempts: 3,
  pdfReadyAfter: 0,
  domains: [],
  rulings: {
    pagedReach: "10000",
    rateHeaders: true,
    idempotentMethods: "all",
    serverFaults: true,
    likeClasses: true,
    descriptionOnlyLines: "refuse",
    oneSidedFinanceVouchers: "refuse",
    statusAccountsInJournals: "accept",
    demoWriteStatus: 403,
    mismatchStatus: 401,
    unrecordedBodies: "surface",
    lostCursor: "next",
    demoWebhooks: true,
    defaultWebhookBody: "",
    disableFailingWebhooks: false,
    omitDefaults: true,
    anyVersion: false,
  },
};

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  seed: ["empty", "company"],
  role: ["SuperUser", "Bookkeeping", "Sales", "ProjectEmployee"],
  whileInFlight: ["wait", "conflict", "execute"],
  cacheFailures: ["none", "4xx", "all"],
};

function refuseUnknown(given: object, known: object, what: string): void {
  for (const name of Object.keys(given)) {
    if (!(name in known))
      throw new TypeError(
        `createEconomicMock has no ${what} "${name}"; it has ${Object.keys(known).join(", ")}`,
      );
  }
}

/** Fills in the defaults. Throws a TypeError that names a misspelt option or a value it does not take. */
export function readOptions(settings: MockSettings = {}): MockOptions {
  refuseUnknown(settings, DEFAULTS, "option");
  refuseUnknown(settings.rulings ?? {}, DEFAULTS.rulings, "ruling");
  for (const [name, allowed] of Object.entries(CHOICES)) {
    const value = settings[name as keyof MockSettings];
    if (value !== undefined && !allowed.includes(String(value))) {
      throw new TypeError(
        `createEconomicMock: ${name} is one of ${allowed.map((choice) => `"${choice}"`).join(", ")}, not "${String(value)}"`,
      );
    }
  }
  return { ...DEFAULTS, ...settings, rulings: { ...DEFAULTS.rulings, ...settings.rulings } };
}
