import { HttpResponse, http } from "msw";
import { bugResponse } from "../pipeline/bug-response.ts";
import { ConnectionDropped } from "../pipeline/no-answer.ts";
import type { MockSettings } from "../settings/options.ts";
import { createCore, type MockCore, type MockParts } from "./mock-core.ts";

export type { MockParts, Snapshot } from "./mock-core.ts";

type Handlers = ReturnType<typeof http.all>[];

/** A fake e-conomic: msw handlers, and the state that they answer from. */
export interface EconomicMock extends MockCore {
  /**
   * Handlers for your own `setupServer(...mock.handlers)` or `setupWorker`. They answer every request for an e-conomic
   * host.
   */
  readonly handlers: Handlers;
}

/**
 * Makes msw's own network error, with Node's code: `fetch` rejects with a TypeError that has it as `cause.code`. An
 * error thrown in the handler would be closer to Node's, but msw prints it.
 */
const noAnswer = ({ code, errno, syscall }: ConnectionDropped): Response =>
  Object.assign(HttpResponse.error(), { code, errno, syscall });

/** A mock, and a function that returns which URLs it answers. */
export interface MockWithHosts {
  readonly mock: EconomicMock;
  isOwn(url: string): boolean;
}

/** Makes a mock. Throws a TypeError for a misspelt option. */
export const createMock = (settings?: MockSettings, parts?: MockParts): EconomicMock =>
  createMockWithHosts(settings, parts).mock;

/** Makes a mock for code in front of it that has to know which URLs the mock answers. */
export function createMockWithHosts(settings: MockSettings = {}, parts: MockParts = {}): MockWithHosts {
  const { core, hosts, respond } = createCore(settings, parts);
  const handlers: Handlers = [
    http.all(hosts.pattern, async ({ request }) => {
      try {
        return await respond(request);
      } catch (error) {
        if (error instanceof ConnectionDropped) return noAnswer(error);
        // msw would turn a thrown error into a 500 that looks like e-conomic's. An aborted request cannot be answered
        // any more, so it gets a network error.
        return request.signal.aborted ? HttpResponse.error() : bugResponse(error);
      }
    }),
  ];
  return { mock: Object.assign(core, { handlers }), isOwn: (url) => hosts.pattern.test(url) };
}
