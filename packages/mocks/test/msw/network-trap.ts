import dns from "node:dns";
import { vi } from "vitest";

/** The last line of defence of these tests, and their witness. */
export interface NetworkTrap {
  /** Names that somebody wanted to have resolved. */
  readonly attempts: string[];
}

/**
 * From here on no name is resolved: looking one up throws, and is remembered. Sockets are left alone, because msw 3 works
 * inside them; every address in these tests is a name, and a socket gets nowhere without a lookup. "politely" tells the
 * caller of a lookup in its callback, for tests in which something is meant to be caught: msw's own sockets hang on a
 * throw. Undone by `vi.restoreAllMocks()`.
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
