import { createMock, type EconomicMock, type MockParts } from "./mock/mock.ts";
import type { MockSettings } from "./settings/options.ts";

/** Where the worker script is, as msw's `worker.start` takes it. */
export interface WorkerOptions {
  /** Default: msw's own, `/mockServiceWorker.js` (put there by `npx msw init`). */
  readonly serviceWorker?: { readonly url?: string; readonly options?: RegistrationOptions };
}

/** A mock that can stand between a page and e-conomic. */
export interface BrowserEconomicMock extends EconomicMock {
  /**
   * Registers msw's service worker and answers this page's requests for e-conomic. All others pass: a page needs its own
   * files. Throws when it was started already.
   */
  start(options?: WorkerOptions): Promise<void>;
  stop(): void;
}

/** Makes a fake e-conomic for a browser. Throws a TypeError for an option it does not have. */
export function createEconomicMock(settings: MockSettings = {}, parts: MockParts = {}): BrowserEconomicMock {
  const mock = createMock(settings, parts);
  let stop: (() => void) | undefined;
  return Object.assign(mock, {
    async start(options: WorkerOptions = {}) {
      if (stop !== undefined) throw new Error("start: This mock was started already (call stop() first).");
      stop = () => undefined;
      // Loaded late: msw refuses this import outside a browser, where the rest of this entry works.
      const { setupWorker } = await import("msw/browser");
      const worker = setupWorker(...mock.handlers);
      // Both names: 2 knows the first, 3 the second.
      const start = { ...options, quiet: true, onUnhandledRequest: "bypass", onUnhandledFrame: "bypass" };
      await worker.start(start as Parameters<typeof worker.start>[0]);
      stop = () => worker.stop();
    },
    stop() {
      stop?.();
      stop = undefined;
    },
  });
}

export * from "./mock/exports.ts";
