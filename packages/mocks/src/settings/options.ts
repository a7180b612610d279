import { choicesOf, hintFor } from "../errors/hint.ts";
import type { EventType } from "../records/webhooks.ts";
import type { Role } from "../store/agreement.ts";
import { isObject } from "../store/entity.ts";
import { defaultRulings, type Rulings, readRulings } from "./rulings.ts";

export type { Rulings } from "./rulings.ts";

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
  /** Whether the apps of an agreement share its bucket, or have one each (G-2). Default "agreement". */
  readonly per?: "agreement" | "app";
}

/** A token pair that the mock knows, when not every pair is to be accepted. */
export interface TokenPair {
  readonly appSecretToken: string;
  readonly agreementGrantToken: string;
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
  /**
   * Refuse loudly what e-conomic lets pass and is surely a mistake, as a filtered DELETE of all drafts (L-102). With
   * `{ unknownProperties: true }` also a property of a body that nobody published, which is mostly a misspelt one: the
   * servers drop it (S-05). Default true.
   */
  readonly strict: boolean | { readonly unknownProperties: boolean };
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
  /**
   * Event types beside the five that are known (U-03): webhooks may be made for them, and `agreement().emit` sets them
   * off. Default: none.
   */
  readonly eventTypes: readonly EventType[];
  readonly rulings: Rulings;
}

/** What `createEconomicMock` takes: any of the options, any of the rulings. */
export type MockSettings = Partial<Omit<MockOptions, "rulings">> & { readonly rulings?: Partial<Rulings> };

/** Every module that an operation or a property can ask for. */
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

/** Whether a mock refuses properties of bodies that nobody published. */
export const refusesUnknownProperties = ({ strict }: MockOptions): boolean =>
  typeof strict === "object" && strict.unknownProperties;

/** Fills in the defaults. Throws a TypeError that names a misspelt option or a value it does not take. */
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
