import { createMock, type EconomicMock, type MockParts } from "./mock.ts";
import type { MockSettings } from "./options.ts";

/**
 * Makes a fake e-conomic for a browser: give its `handlers` to msw's `setupWorker`. There is no `listen()` here, a page
 * has no process to close off.
 */
export const createEconomicMock = (settings: MockSettings = {}, parts: MockParts = {}): EconomicMock =>
  createMock(settings, parts);

export * from "./exports.ts";
