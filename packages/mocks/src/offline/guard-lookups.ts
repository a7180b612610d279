import dns from "node:dns";
import { isIP } from "node:net";
import { bareHost } from "./endpoint.ts";
import { patch, undoAll } from "./patch.ts";
import type { Rules } from "./rules.ts";

/** Matches `lookup`, `lookupService`, `resolve`, `resolve4` and the like, and `reverse`. */
const lookupName = /^(lookup(Service)?|resolve[A-Z0-9]?\w*|reverse)$/;

/**
 * Refuses to look up names that are not allowed, because the question itself would leave the process. Addresses need no
 * look-up, and this machine answers for "localhost".
 *
 * @returns a function that undoes it.
 */
export function guardLookups(rules: Rules): () => void {
  const passes = (asked: unknown, method: string): boolean => {
    // Node reports what is wrong with an argument that is not a name.
    if (typeof asked !== "string" || asked === "") return true;
    if (method === "lookup" && (isIP(asked) > 0 || bareHost(asked) === "localhost")) return true;
    return rules.mayLookUp(bareHost(asked));
  };
  const undos: (() => void)[] = [];
  const guard = (owner: object, refuse: (error: Error, args: readonly unknown[]) => unknown): void => {
    for (const method of Object.getOwnPropertyNames(owner)) {
      if (!lookupName.test(method)) continue;
      const call = ({ args, real }: { args: readonly unknown[]; real(): unknown }): unknown =>
        passes(args[0], method) ? real() : refuse(rules.refuse(String(args[0]), "a name look-up"), args);
      undos.push(patch(owner, method, { call }));
    }
  };
  try {
    for (const owner of [dns, dns.Resolver.prototype]) guard(owner, callBack);
    for (const owner of [dns.promises, dns.promises.Resolver.prototype])
      guard(owner, (error) => Promise.reject(error));
  } catch (error) {
    undoAll(undos);
    throw error;
  }
  return () => undoAll(undos);
}

/** Passes an error to the callback, which is the last argument, asynchronously as Node does. */
function callBack(error: Error, args: readonly unknown[]): object {
  const callback = args.at(-1);
  if (typeof callback !== "function") throw error;
  process.nextTick(callback as (error: Error) => void, error);
  return {};
}
