import { createEconomicMock } from "@org/visma-economic-mocks";
import { createEconomic } from "../src/index.ts";

type Settings = NonNullable<Parameters<typeof createEconomicMock>[0]>;

/** A mock and a client of it; waits take no time. */
export function setUp(settings: Settings = {}) {
  const mock = createEconomicMock({ seed: "company", rateLimit: false, ...settings });
  const economic = createEconomic({
    appSecretToken: "secret",
    agreementGrantToken: "grant",
    retry: { maxAttempts: 2 },
    clock: { now: Date.now, sleep: async () => {}, random: () => 0 },
    fetch: (url, init) => mock.fetch(url, init),
  });
  return { mock, economic, paths: () => mock.requests.map(({ path }) => path) };
}

/** A mock with `count` customers, numbered from 1. */
export function withCustomers(count: number, settings?: Settings) {
  const set = setUp({ seed: "empty", ...settings });
  set.mock.agreement().customers.addMany(count, (index) => ({ customerNumber: index + 1 }));
  return set;
}

export const numbersOf = (items: readonly { customerNumber?: number | null }[]) =>
  items.map((item) => item.customerNumber);

export const oneTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

export type Client = ReturnType<typeof setUp>["economic"];
