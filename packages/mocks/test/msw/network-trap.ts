import dns from "node:dns";
import { vi } from "vitest";

/** Stops whatever these tests let through, and records it. */
export interface NetworkTrap {
  /** The names that something tried to resolve. */
  readonly attempts: string[];
}

/**
 * Stops all name resolution: a lookup throws and is recorded. Sockets are not patched, because msw 3 uses them; every
 * address in these tests is a name, and a socket cannot connect to it without a lookup. "politely" passes the error to
 * the lookup's callback, for tests that expect a caught request, because msw's own sockets hang if a lookup throws.
 * `vi.restoreAllMocks()` undoes it.
 */
export function trapNetwork(manner: "loudly" | "politely" = "loudly"): NetworkTrap {
  const attempts: string[] = [];
  const refuse = (name: string, ...given: unknown[]): void => {
    attempts.push(name);
    const error = new Error(`lookup of ${name}: a test must not reach the network`);
    const callback = given.at(-1);
    if (manner === "loudly" || typeof callback !== "function") throw error;
    callback(error);
  };
  for (const [resolver, method] of [
    [dns, "lookup"],
    [dns, "resolve4"],
    [dns, "resolve6"],
    [dns.promises, "lookup"],
  ] as const) {
    vi.spyOn(resolver as typeof dns, method as "lookup").mockImplementation(refuse as never);
  }
  return { attempts };
}
