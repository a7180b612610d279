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
 * Makes a resource whose actions call `guard` first. It is for areas that need a module, but refuse a call without it
 * in another way than operations with a published `module` do.
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
