import type { Call } from "../../../engine/call.ts";

/** Makes an absolute link. A demo caller stays in the demo agreement. */
export const url = (call: Call, path: string): string => call.base + path + call.linkSuffix;

/** Makes links to the same figures, divided further: `{ customers: ".../customers", periods: ".../periods" }`. */
export const breakdowns = (call: Call, self: string, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries([
    ...names.map((name) => [name, url(call, `${self}/${pathOf(name)}`)]),
    ["self", url(call, self)],
  ]);

/**
 * Returns the path segment of a link's name: "accountingYears" -> "accounting-years". The spelling with three c's
 * leads to the same path.
 */
const pathOf = (name: string): string =>
  name.replace(/^accc/, "acc").replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
