import { createEconomicMock } from "@org/visma-economic-mocks";
import { createEconomic, type EconomicError, type EconomicOptions, idempotencyKey } from "../src/index.ts";

type Settings = NonNullable<Parameters<typeof createEconomicMock>[0]>;

let agreements = 0;

/** Makes a mock and clients of it on one clock, on which waits take no time. No other test shares the agreement. */
export function mockWith(settings: Settings = {}) {
  const mock = createEconomicMock({ seed: "company", ...settings });
  const slept: number[] = [];
  const tokens = {
    appSecretToken: "app-secret-0123456789",
    agreementGrantToken: `grant-${++agreements}-mocked`,
  };
  // All clients have one clock, because clients with another clock would have another rate budget.
  const world: Partial<EconomicOptions> = {
    clock: {
      now: mock.clock.now,
      sleep: async (ms) => {
        slept.push(ms);
        mock.clock.advance(ms);
      },
      random: () => 0,
    },
    fetch: (url, init) => mock.fetch(url, init),
  };
  const client = (options: Partial<EconomicOptions> = {}) =>
    createEconomic({ ...tokens, ...world, ...options });
  return { mock, client, economic: client(), slept, tokens };
}

/** Returns the error of a call. */
export const failureOf = async (call: PromiseLike<unknown>): Promise<EconomicError> => {
  try {
    await call;
  } catch (error) {
    return error as EconomicError;
  }
  throw new Error("the call should have failed");
};

/** Makes a customer that REST accepts in the mocks' company. */
export const customerBody = (name = "Nordlys ApS") => ({
  name,
  currency: "DKK",
  customerGroup: { customerGroupNumber: 1 },
  paymentTerms: { paymentTermsNumber: 1 },
  vatZone: { vatZoneNumber: 1 },
});

/** The time at which the mocks' clock starts. */
const mockStart = "2026-08-14T10:00:00Z";

/** Makes a caller's key that was made when the mock's clock started, and that has not been sent. */
export const newKey = (key: string) => idempotencyKey({ key, createdAt: mockStart, repeated: false });
