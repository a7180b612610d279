import { HttpResponse, http } from "msw";
import { createCore, type MockCore, type MockParts } from "./mock-core.ts";
import type { MockSettings } from "./options.ts";
import { bugResponse } from "./pipeline/bug-response.ts";
import { ConnectionDropped } from "./pipeline/reply.ts";

export type { MockParts, Snapshot } from "./mock-core.ts";

type Handlers = ReturnType<typeof http.all>[];

/** A fake e-conomic: msw handlers with state behind them. */
export interface EconomicMock extends MockCore {
  /** For your own `setupServer(...mock.handlers)` or `setupWorker`: no request for an e-conomic host passes them. */
  readonly handlers: Handlers;
}

/** Makes a mock. Throws a TypeError for a misspelt option. */
export function createMock(settings: MockSettings = {}, parts: MockParts = {}): EconomicMock {
  const { core, hosts, respond } = createCore(settings, parts);
  const handlers: Handlers = [
    http.all(hosts.pattern, async ({ request }) => {
      try {
        return await respond(request);
      } catch (error) {
        // An error thrown at msw would come out as a 500 of e-conomic's.
        return error instanceof ConnectionDropped ? HttpResponse.error() : bugResponse(error);
      }
    }),
  ];
  return Object.assign(core, { handlers });
}
