import { createMockWithHosts, type EconomicMock, type MockParts } from "./mock/mock.ts";
import { type ListenOptions, listen } from "./offline/listen.ts";
import type { MockSettings } from "./settings/options.ts";

/**
 * A mock that can answer a Node process's requests for e-conomic, and keep its other requests from leaving the process.
 */
export interface ListeningEconomicMock extends EconomicMock {
  /**
   * Answers this process's requests for e-conomic by global fetch and `node:http(s)`. Every connection, name look-up
   * and datagram for a host that is not allowed is refused with an `OfflineError`, whichever code asks for it, so that
   * nothing leaves the process. Throws if the mock is already listening, for an entry of `allow` that can match
   * nothing, and on Node 20 with msw 3.
   */
  listen(options?: ListenOptions): void;
  /** Opens the network again. It may be called twice. */
  close(): void;
}

/**
 * Makes a fake e-conomic. Throws a TypeError for an option that does not exist.
 *
 * @example
 * const economic = createEconomicMock({ seed: "company" });
 * economic.listen();
 */
export function createEconomicMock(
  settings: MockSettings = {},
  parts: MockParts = {},
): ListeningEconomicMock {
  const { mock, isOwn } = createMockWithHosts(settings, parts);
  let stop: (() => void) | undefined;
  return Object.assign(mock, {
    listen(options?: ListenOptions) {
      if (stop !== undefined) throw new Error("listen: This mock is already listening (call close() first).");
      stop = listen({ handlers: mock.handlers, isOwn }, options);
    },
    close() {
      stop?.();
      stop = undefined;
    },
  });
}

export * from "./mock/exports.ts";
