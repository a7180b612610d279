import { createEconomicMock } from "@org/visma-economic-mocks";
import { createEconomic, type EconomicError, type EconomicOptions, idempotencyKey } from "../src/index.ts";

type Settings = NonNullable<Parameters<typeof createEconomicMock>[0]>;

let agreements = 0;

/** A mock and clients of it, all on one clock, in which waits take no time; no other test shares the agreement. */
export function mockWith(settings: Settings = {}) {
  const mock = createEconomicMock({ seed: "company", ...settings });
  const slept: number[] = [];
  const tokens = {
    appSecretToken: "app-secret-0123456789",
    agreementGrantToken: `grant-${++agreements}-mocked`,
  };
  // One clock for all clients: another is another world to them, with a rate budget of its own.
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

/** What a call failed with. */
export const failureOf = async (call: PromiseLike<unknown>): Promise<EconomicError> => {
  try {
    await call;
  } catch (error) {
    return error as EconomicError;
  }
  throw new Error("the call should have failed");
};

/** A customer that REST accepts in the mocks' company. */
export const customerBody = (name = "Nordlys ApS") => ({
  name,
  currency: "DKK",
  customerGroup: { customerGroupNumber: 1 },
  paymentTerms: { paymentTermsNumber: 1 },
  vatZone: { vatZoneNumber: 1 },
});

/** When the mocks' clock starts. */
const mockStart = "2026-08-14T10:00:00Z";

/** A key of the caller's that was made when the mock's clock started, and has not been sent. */
export const newKey = (key: string) => idempotencyKey({ key, createdAt: mockStart, repeated: false });
