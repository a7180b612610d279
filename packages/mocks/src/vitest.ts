import { afterAll, afterEach, beforeAll } from "vitest";
import { createEconomicMock, type ListeningEconomicMock } from "./index.ts";
import type { ListenOptions } from "./offline/listen.ts";
import type { MockSettings } from "./settings/options.ts";

/**
 * Makes a mock for the tests of a file or a `describe`. It listens before the first test, returns to its seed after
 * each test, and opens the network after the last. Add records in a `beforeEach` or in the tests themselves: those that
 * a `beforeAll` adds are gone after the first test.
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
