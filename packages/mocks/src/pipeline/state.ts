import type { Clock } from "../dates/clock.ts";
import type { Engine } from "../engine/create-engine.ts";
import type { Mock } from "../engine/mock-context.ts";
import type { Hosts } from "../routing/host.ts";
import type { Router } from "../routing/router.ts";
import type { MockOptions } from "../settings/options.ts";
import type { createFaults } from "./faults.ts";
import type { Outcome } from "./outcome.ts";
import type { Overrides } from "./overrides.ts";
import type { createRequestIds } from "./request-ids.ts";
import type { LoggedRequest } from "./request-log.ts";
import type { Tenants } from "./tenants.ts";

/** The parts of a mock that the layers use. */
export interface MockState {
  readonly options: MockOptions;
  readonly clock: Clock;
  readonly hosts: Hosts;
  readonly router: Router;
  readonly engine: Engine;
  readonly faults: ReturnType<typeof createFaults>;
  readonly overrides: Overrides;
  readonly requestIds: ReturnType<typeof createRequestIds>;
  readonly requests: LoggedRequest[];
  readonly mock: Mock;
  /** The agreements by grant token. A new token gets an agreement from the seed. */
  readonly tenants: Pick<Tenants, "of" | "toRead">;
  /** Runs for each request after its answer, or when a fault leaves it without one. */
  readonly onAnswered?: ((outcome: Outcome) => void) | undefined;
}
