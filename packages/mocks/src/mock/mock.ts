import { HttpResponse, http } from "msw";
import { bugResponse } from "../pipeline/bug-response.ts";
import { ConnectionDropped } from "../pipeline/no-answer.ts";
import type { MockSettings } from "../settings/options.ts";
import { createCore, type MockCore, type MockParts } from "./mock-core.ts";

export type { MockParts, Snapshot } from "./mock-core.ts";

type Handlers = ReturnType<typeof http.all>[];

/** A fake e-conomic: msw handlers with state behind them. */
export interface EconomicMock extends MockCore {
  /** For your own `setupServer(...mock.handlers)` or `setupWorker`: no request for an e-conomic host passes them. */
  readonly handlers: Handlers;
}

/**
 * The network error of msw's own, with the code of Node's: `fetch` rejects with a TypeError whose `cause.code` it is. An
 * error thrown at msw would come nearer, and be printed.
 */
const noAnswer = ({ code, errno, syscall }: ConnectionDropped): Response =>
  Object.assign(HttpResponse.error(), { code, errno, syscall });

/** A mock, and which URLs it answers. */
export interface MockWithHosts {
  readonly mock: EconomicMock;
  isOwn(url: string): boolean;
}

/** Makes a mock. Throws a TypeError for a misspelt option. */
export const createMock = (settings?: MockSettings, parts?: MockParts): EconomicMock =>
  createMockWithHosts(settings, parts).mock;

/** Makes a mock for something that stands in front of it, and has to know what is the mock's. */
export function createMockWithHosts(settings: MockSettings = {}, parts: MockParts = {}): MockWithHosts {
  const { core, hosts, respond } = createCore(settings, parts);
  const handlers: Handlers = [
    http.all(hosts.pattern, async ({ request }) => {
      try {
        return await respond(request);
      } catch (error) {
        if (error instanceof ConnectionDropped) return noAnswer(error);
        // An error thrown at msw would come out as a 500 of e-conomic's. Of an aborted request msw takes no answer.
        return request.signal.aborted ? HttpResponse.error() : bugResponse(error);
      }
    }),
  ];
  return { mock: Object.assign(core, { handlers }), isOwn: (url) => hosts.pattern.test(url) };
}
