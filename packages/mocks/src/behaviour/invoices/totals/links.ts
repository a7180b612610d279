import type { Call } from "../../../engine/call.ts";

/** An absolute link that stays on demo where the caller is. */
export const url = (call: Call, path: string): string => call.base + path + call.linkSuffix;

/** Links of the same figures broken down further: `{ customers: ".../customers", periods: ".../periods" }`. */
export const breakdowns = (call: Call, self: string, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries([
    ...names.map((name) => [name, url(call, `${self}/${pathOf(name)}`)]),
    ["self", url(call, self)],
  ]);

/** "accountingYears" is at "accounting-years"; with three c's it is, too. */
const pathOf = (name: string): string =>
  name.replace(/^accc/, "acc").replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
