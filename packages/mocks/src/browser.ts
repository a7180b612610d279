import { createMock, type EconomicMock, type MockParts } from "./mock/mock.ts";
import type { MockSettings } from "./settings/options.ts";

/** The options about the worker script, as msw's `worker.start` takes them. */
export interface WorkerOptions {
  /** Default: msw's own, `/mockServiceWorker.js`, which `npx msw init` creates. */
  readonly serviceWorker?: { readonly url?: string; readonly options?: RegistrationOptions };
}

/** A mock that can answer a page's requests for e-conomic. */
export interface BrowserEconomicMock extends EconomicMock {
  /**
   * Registers msw's service worker and answers this page's requests for e-conomic. All other requests pass, because a
   * page needs its own files. Throws if the mock was already started.
   */
  start(options?: WorkerOptions): Promise<void>;
  stop(): void;
}

/** Makes a fake e-conomic for a browser. Throws a TypeError for an option that does not exist. */
export function createEconomicMock(settings: MockSettings = {}, parts: MockParts = {}): BrowserEconomicMock {
  const mock = createMock(settings, parts);
  let stop: (() => void) | undefined;
  return Object.assign(mock, {
    async start(options: WorkerOptions = {}) {
      if (stop !== undefined) throw new Error("start: This mock was started already (call stop() first).");
      stop = () => undefined;
      // The import is made here because msw refuses it outside a browser, where the rest of this entry works.
      const { setupWorker } = await import("msw/browser");
      const worker = setupWorker(...mock.handlers);
      // msw 2 knows the first option, msw 3 the second.
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
