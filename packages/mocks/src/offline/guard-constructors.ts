import { endpointOfUrl } from "./endpoint.ts";
import { patch, undoAll } from "./patch.ts";
import type { Rules } from "./rules.ts";

/**
 * Globals that connect as soon as they are constructed, and whose own errors do not say why a connection was refused.
 * Not every runtime has both.
 */
const constructors = ["WebSocket", "EventSource"] as const;

/**
 * Makes `new WebSocket` and `new EventSource` throw for an address that is not allowed. Their connections would be
 * refused anyway, but the reason would only be printed.
 *
 * @returns a function that undoes it.
 */
export function guardConstructors(rules: Rules): () => void {
  const undos: (() => void)[] = [];
  for (const name of constructors) {
    const own = Object.getOwnPropertyDescriptor(globalThis, name);
    if (own?.configurable !== true || typeof Reflect.get(globalThis, name) !== "function") continue;
    undos.push(
      patch(globalThis, name, {
        construct({ args, real }) {
          const url = String(args[0]);
          const endpoint = endpointOfUrl(url);
          if (endpoint === undefined || rules.mayRequest(url)) return real();
          throw rules.refuse(url, name);
        },
      }),
    );
  }
  return () => undoAll(undos);
}
