import type { Call, Handler } from "./call.ts";
import { handlerOf } from "./default-actions.ts";
import type { Action, Endpoint, Resource } from "./resource.ts";

const allActions: readonly Action[] = [
  "list",
  "count",
  "get",
  "create",
  "createBulk",
  "replace",
  "replaceBulk",
  "patch",
  "remove",
  "removeAll",
];

/**
 * Makes a resource whose actions call `guard` first, for areas that need a module and answer differently from the
 * published `module` of an operation.
 *
 * @param guard throws the refusal.
 */
export function guardActions(resource: Resource, guard: (call: Call) => void): Resource {
  const wrap = (endpoint: Endpoint): Endpoint => {
    const actions: Partial<Record<Action, Handler>> = {};
    for (const action of allActions) {
      const handler = handlerOf({ resource, endpoint }, action);
      actions[action] = (call) => {
        guard(call);
        return handler(call);
      };
    }
    return { ...endpoint, actions };
  };
  return { ...resource, endpoints: resource.endpoints.map(wrap) };
}
