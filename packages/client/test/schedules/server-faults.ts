import type { FaultEffect } from "@org/visma-economic-mocks";
import { seeded } from "./random.ts";

const losses: readonly FaultEffect[] = [
  { drop: "before" },
  { drop: "after" },
  { drop: "after" },
  { status: 408, acts: true },
  { status: 500 },
  { status: 503, acts: true },
  { status: 302 },
];
const refusals: readonly FaultEffect[] = [401, 403, 409, 413, 429].map((status) => ({ status }));

/**
 * Draws the faults of writes to a server. Answers are often lost, after which some runtimes send again. The second sending is
 * often refused, and the client sees only that refusal (RW-1).
 */
export function serverFaults(seed: number): { method: string; effect: FaultEffect[] }[] {
  const random = seeded(seed);
  const effect = (): FaultEffect => {
    if (random.isTrue(0.35)) return { latency: 0 };
    return random.pick(random.isTrue(0.6) ? losses : refusals);
  };
  return ["POST", "PUT", "DELETE"].map((method) => ({
    method,
    effect: Array.from({ length: 5000 }, effect),
  }));
}
