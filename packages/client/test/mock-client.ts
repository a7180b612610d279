import { createEconomicMock } from "@org/visma-economic-mocks";
import { createEconomic, type EconomicError, type EconomicOptions, idempotencyKey } from "../src/index.ts";

type Settings = NonNullable<Parameters<typeof createEconomicMock>[0]>;

let agreements = 0;

/** Makes a mock and clients of it with one clock, on which waits take no time. The agreement belongs to one test. */
export function mockWith(settings: Settings = {}) {
  const mock = createEconomicMock({ seed: "company", ...settings });
  const slept: number[] = [];
  const tokens = {
    appSecretToken: "app-secret-0123456789",
    agreementGrantToken: `grant-${++agreements}-mocked`,
  };
  // All clients have the same clock object, because clients with different ones have separate rate budgets.
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

/** Makes a customer that REST accepts in the seed "company" of the mock. */
export const customerBody = (name = "Nordlys ApS") => ({
  name,
  currency: "DKK",
  customerGroup: { customerGroupNumber: 1 },
  paymentTerms: { paymentTermsNumber: 1 },
  vatZone: { vatZoneNumber: 1 },
});

/** The time at which the mock's clock starts. */
const mockStart = "2026-08-14T10:00:00Z";

/** Makes a caller's key that was not sent yet. It was made when the mock's clock started. */
export const newKey = (key: string) => idempotencyKey({ key, createdAt: mockStart, repeated: false });
