import { afterAll, afterEach, beforeAll } from "vitest";
import { createEconomicMock, type ListeningEconomicMock } from "./index.ts";
import type { ListenOptions } from "./offline/listen.ts";
import type { MockSettings } from "./settings/options.ts";

/**
 * A mock for the tests of a file or a `describe`: it listens before the first, goes back to its seed after each, and lets
 * the network through again after the last. Fill it in a `beforeEach` or in the tests themselves: what a `beforeAll` adds
 * is gone after the first test.
 *
 * @example
 * const economic = useEconomicMock({ seed: "company" });
 * test("lists the customers", async () => { ... });
 */
export function useEconomicMock(
  settings: MockSettings = {},
  options: ListenOptions = {},
): ListeningEconomicMock {
  const mock = createEconomicMock(settings);
  beforeAll(() => mock.listen(options));
  afterEach(() => mock.reset());
  afterAll(() => mock.close());
  return mock;
}

export * from "./mock/exports.ts";
export type { ListeningEconomicMock, ListenOptions };
