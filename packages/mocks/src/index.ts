import { type ListenOptions, listen } from "./listen.ts";
import { createMock, type EconomicMock, type MockParts } from "./mock.ts";
import type { MockSettings } from "./options.ts";

/** A mock that can stand between a Node process and the network. */
export interface ListeningEconomicMock extends EconomicMock {
  /**
   * Answers this process's requests for e-conomic and fails all others: nothing leaves. Throws when it is listening
   * already.
   */
  listen(options?: ListenOptions): void;
  /** Lets the network through again. */
  close(): void;
}

/**
 * Makes a fake e-conomic. Throws a TypeError for an option it does not have.
 *
 * @example
 * const economic = createEconomicMock({ seed: "company" });
 * economic.listen();
 */
export function createEconomicMock(
  settings: MockSettings = {},
  parts: MockParts = {},
): ListeningEconomicMock {
  const mock = createMock(settings, parts);
  let stop: (() => void) | undefined;
  return Object.assign(mock, {
    listen(options?: ListenOptions) {
      if (stop !== undefined) throw new Error("this mock is listening already: close() it first");
      stop = listen(mock.handlers, options);
    },
    close() {
      stop?.();
      stop = undefined;
    },
  });
}

export * from "./exports.ts";
