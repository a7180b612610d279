import { choicesOf, hintFor } from "../errors/hint.ts";
import type { EventType } from "../records/webhooks.ts";
import type { Role } from "../store/agreement.ts";
import { isObject } from "../store/entity.ts";
import { defaultRulings, type Rulings, readRulings } from "./rulings.ts";

export type { Rulings } from "./rulings.ts";

/**
 * The settings of the rate bucket. e-conomic's own bucket holds 10,000 units for 60 seconds, for each agreement, and
 * both surfaces share it (S-02).
 */
export interface RateLimitOptions {
  /** Units that the calls of one window may cost together. Default 10,000. */
  readonly limit?: number;
  /** Length of the window in seconds. Default 60. */
  readonly windowSeconds?: number;
  /** Units that an ordinary call costs. Default 3. */
  readonly cost?: number;
  /** Units that a PDF costs. Default 13. */
  readonly pdfCost?: number;
  /**
   * Seconds in `Retry-After` on the 429; false sends no such header. Nobody recorded such a header. Default: the
   * seconds until the window ends.
   */
  readonly retryAfter?: number | false;
  /**
   * Whether the apps of an agreement share its bucket ("agreement"), or each app has its own ("app") (G-2). Default
   * "agreement".
   */
  readonly per?: "agreement" | "app";
}

/** A pair of tokens that the mock accepts, for a mock that does not accept every pair. */
export interface TokenPair {
  readonly appSecretToken: string;
  readonly agreementGrantToken: string;
}

export interface MockOptions {
  /**
   * The data that an agreement starts with: "empty" is a new agreement (C-01), "company" a small Danish company.
   * Default "empty".
   */
  readonly seed: "empty" | "company";
  /** The time at which the clock starts. A number is milliseconds since 1970, UTC. Default "2026-08-14T10:00:00Z". */
  readonly now: Date | string | number;
  /** Whether the clock follows real time from `now` on. Default false: it stands still until a test moves it. */
  readonly runningClock: boolean;
  /** The role of the app. An operation that needs another role answers 403. Default "SuperUser". */
  readonly role: Role;
  /** The modules of the agreement. Default: all of them. */
  readonly modules: readonly string[];
  /** The rate limit; false switches it off. Default: e-conomic's own limit. */
  readonly rateLimit: RateLimitOptions | false;
  /**
   * Milliseconds that each answer takes, or a function that returns them for a request's method and path. Default 0.
   */
  readonly latency: number | ((method: string, path: string) => number);
  /**
   * Whether the mock refuses, with a StrictMockError, calls that e-conomic would accept but that are almost certainly a
   * mistake, such as a filtered DELETE of all drafts (L-102). `{ unknownProperties: true }` also refuses a body with a
   * property that is not published, which is usually misspelt; the servers drop such a property (S-05). Default true.
   */
  readonly strict: boolean | { readonly unknownProperties: boolean };
  /**
   * What happens to a second request with an idempotency key while the first request still runs; nobody recorded it. It
   * waits for the first answer ("wait"), answers 409 ("conflict"), or is carried out as well ("execute"). Default
   * "wait".
   */
  readonly whileInFlight: "wait" | "conflict" | "execute";
  /** Which failed answers an idempotency key replays (G-4). Default "none". */
  readonly cacheFailures: "none" | "4xx" | "all";
  /**
   * Which tokens are accepted. "any" accepts every pair without a blank token. A list accepts only its pairs and
   * the demo tokens: other tokens answer 401, and tokens from two different pairs answer E02250. Default "any".
   */
  readonly tokens: "any" | readonly TokenPair[];
  /**
   * Where webhooks are sent: "record" only keeps them in `deliveries`, "fetch" calls their URL, and a function receives
   * each request and may return an answer to it. Default "record".
   */
  readonly webhooks: "record" | "fetch" | ((request: Request) => unknown);
  /** How many times a failing delivery is attempted; nobody recorded the servers' number (G-3). Default 3. */
  readonly webhookAttempts: number;
  /**
   * Seconds after a create or a booking during which its PDF answers 404. The servers were seen to take 1 to 3. Default
   * 0.
   */
  readonly pdfReadyAfter: number;
  /**
   * Further domains that stand for e-conomic.com, for tests that must not name a real host. With `["e-conomic.test"]`,
   * `restapi.e-conomic.test` is REST and `apis.e-conomic.test` has the services. Default: none.
   */
  readonly domains: readonly string[];
  /**
   * Event types in addition to the built-in ones (U-03). `GET /EventTypes` lists them as well, webhooks may be created
   * for them, and `agreement().emit` triggers them. Default: none.
   */
  readonly eventTypes: readonly EventType[];
  readonly rulings: Rulings;
}

/** The settings that `createEconomicMock` accepts: any of the options, and any of the rulings. */
export type MockSettings = Partial<Omit<MockOptions, "rulings">> & { readonly rulings?: Partial<Rulings> };

/** Every module that an operation or a property can require. */
export const allModules = [
  "Project",
  "Dimension",
  "Accruals",
  "Departments",
  "Inventory",
  "Subscriptions",
  "Invoicing",
  "MultipleDimensions",
  "Scanning",
] as const;

/** The roles that an app can have. */
export const roles = [
  "SuperUser",
  "Bookkeeping",
  "Sales",
  "ProjectEmployee",
] as const satisfies readonly Role[];

const defaults: MockOptions = {
  seed: "empty",
  now: "2026-08-14T10:00:00Z",
  runningClock: false,
  role: "SuperUser",
  modules: allModules,
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
  eventTypes: [],
  rulings: defaultRulings,
};

const allowedTexts: Readonly<Record<string, readonly string[]>> = {
  seed: ["empty", "company"],
  role: roles,
  whileInFlight: ["wait", "conflict", "execute"],
  cacheFailures: ["none", "4xx", "all"],
};

function checkStrict(strict: MockSettings["strict"]): void {
  if (strict === undefined || typeof strict === "boolean") return;
  const isKnown =
    isObject(strict) &&
    Object.keys(strict).every((name) => name === "unknownProperties") &&
    typeof strict.unknownProperties === "boolean";
  if (!isKnown)
    throw new TypeError(
      `createEconomicMock: strict must be true, false or { unknownProperties: true }, not ${JSON.stringify(strict)}.`,
    );
}

/** Returns whether the mock refuses a body with a property that is not published. */
export const refusesUnknownProperties = ({ strict }: MockOptions): boolean =>
  typeof strict === "object" && strict.unknownProperties;

/**
 * Fills in the defaults. Throws a TypeError that names a misspelt option, or an option with a value that is not
 * allowed.
 */
export function readOptions(settings: MockSettings = {}): MockOptions {
  const stranger = Object.keys(settings).find((name) => !(name in defaults));
  if (stranger !== undefined)
    throw new TypeError(
      `createEconomicMock: There is no option "${stranger}" ${hintFor(stranger, Object.keys(defaults))}.`,
    );
  checkStrict(settings.strict);
  for (const [name, allowed] of Object.entries(allowedTexts)) {
    const value = settings[name as keyof MockSettings];
    if (value !== undefined && !allowed.includes(String(value))) {
      throw new TypeError(
        `createEconomicMock: ${name} cannot be ${JSON.stringify(value)} ${choicesOf(allowed)}.`,
      );
    }
  }
  return { ...defaults, ...settings, rulings: readRulings(settings.rulings) };
}
