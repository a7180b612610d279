import { createEconomicMock } from "@org/visma-economic-mocks";
import { createEconomic } from "../../src/index.ts";

type Settings = NonNullable<Parameters<typeof createEconomicMock>[0]>;

/** A mock and a client of it; waits take no time. */
export function setUp(settings: Settings = {}) {
  const mock = createEconomicMock({ seed: "company", ...settings });
  let now = Date.now();
  const sleep = async (ms: number) => {
    now += ms;
    mock.clock.advance(ms);
  };
  const economic = createEconomic({
    appSecretToken: "secret",
    agreementGrantToken: "grant",
    clock: { now: () => now, sleep, random: () => 0 },
    fetch: (url, init) => mock.fetch(url, init),
  });
  return { mock, economic };
}

/** The requests of a method that the mock has seen. */
export const sent = (mock: ReturnType<typeof setUp>["mock"], method: string) =>
  mock.requests.filter((request) => request.method === method);
