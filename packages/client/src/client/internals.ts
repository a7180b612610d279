import { ConfigurationError } from "../errors/errors.ts";
import type { ServiceCore } from "../request/service-core.ts";

// The cores are kept in a map and not on the members, so that logging or spreading a member does not reveal the
// tokens.
const cores = new WeakMap<object, ServiceCore>();

/** Stores the core of a member of the client. */
export function attachCore(member: object, core: ServiceCore): void {
  cores.set(member, core);
}

/**
 * Returns the core of a member of the client, such as `internalsOf(economic.sales)`, for functions that take a core.
 * @throws ConfigurationError if it is not a member of a client.
 */
export function internalsOf(member: object): ServiceCore {
  const core = cores.get(member);
  if (core) return core;
  throw new ConfigurationError("service must be a member of the client, such as economic.customers.");
}
