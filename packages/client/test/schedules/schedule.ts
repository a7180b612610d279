/**
 * The types of the packages. The packages are passed to the schedules, because they come from the source or from a tarball.
 */
export type Sdk = typeof import("../../src/index.ts") & typeof import("../../src/webhooks.ts");
export type Mocks = Pick<typeof import("@org/visma-economic-mocks"), "createEconomicMock">;
export type Mock = ReturnType<Mocks["createEconomicMock"]>;
export type Settings = NonNullable<Parameters<Mocks["createEconomicMock"]>[0]>;
export type ClientOptions = Partial<Parameters<Sdk["createEconomic"]>[0]>;
export type Client = ReturnType<Sdk["createEconomic"]>;

/** The settings of a schedule's run. */
export interface Run {
  sdk: Sdk;
  mocks: Mocks;
  seed: number;
  runs: number;
  /**
   * Whether the `fetch` of this runtime may send a write twice, which the client has to expect of a `fetch` that is
   * not the mocks' (RW-1). False on Node.
   */
  resends: boolean;
}

/** The result of a schedule. */
export interface Report {
  name: string;
  runs: number;
  /** How often each ending was reached. A schedule that reaches few endings proves little. */
  endings: Record<string, number>;
  /** The violations of the contract, each with the seed and the run that repeat it. */
  violations: string[];
}

/** Collects a report while a schedule runs. */
export function reportOn(name: string, seed: number) {
  const report: Report = { name, runs: 0, endings: {}, violations: [] };
  return {
    report,
    ended(ending: string) {
      report.endings[ending] = (report.endings[ending] ?? 0) + 1;
    },
    /** Notes a violation unless the condition is met. */
    check(isMet: boolean, violation: string, plan: unknown) {
      if (isMet) return;
      report.violations.push(
        `${name}, seed ${seed}, run ${report.runs}: ${violation}: ${JSON.stringify(plan)}`,
      );
    },
  };
}

export type Reporting = ReturnType<typeof reportOn>;

let agreements = 0;

/** Makes a mock and clients of it on one clock, on which waits take no time. */
export function worldOf({ sdk, mocks }: Pick<Run, "sdk" | "mocks">, settings: Settings = {}) {
  const mock = mocks.createEconomicMock({ seed: "company", rateLimit: false, ...settings });
  const tokens = {
    appSecretToken: "app-secret-of-schedules",
    agreementGrantToken: `grant-${++agreements}-of-schedules`,
  };
  const clock = {
    now: mock.clock.now,
    sleep: async (ms: number) => mock.clock.advance(ms),
    random: () => 0,
  };
  const world = { ...tokens, clock, fetch: mock.fetch, dangerouslyAllowBrowser: true };
  const client = (options: ClientOptions = {}) => sdk.createEconomic({ ...world, ...options });
  return { mock, client };
}

/** Marks a function that wraps the mock's `fetch` as a mock's, because the function, too, sends only once (RW-1). */
export const asMockFetch = <Fetch extends (url: string, init: RequestInit) => Promise<Response>>(
  fetch: Fetch,
  mock: Mock,
): Fetch => Object.assign(fetch, mock.fetch);

/** Waits for a call and returns what it was rejected with. */
export const rejectionOf = (call: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(call).then(
    () => undefined,
    (error: unknown) => error,
  );

/** Names how a call ended: "resolved", the kind of its error, or the error itself if it is not the client's. */
export function endingOf(sdk: Sdk, error: unknown): string {
  if (error === undefined) return "resolved";
  return sdk.isEconomicError(error) ? error.kind : String(error);
}
