import { ConfigurationError } from "../errors/errors.ts";
import type { ServiceCore } from "../request/service-core.ts";

// Kept in a map and not on the members, so that a member that is logged or spread does not lead to the tokens.
const cores = new WeakMap<object, ServiceCore>();

/** Stores the core of a member of the client. */
export function attachCore(member: object, core: ServiceCore): void {
  cores.set(member, core);
}

/**
 * Returns the core of a member of the client, for functions that take one: `internalsOf(economic.sales)`.
 * @throws ConfigurationError if it is not a member of a client.
 */
export function internalsOf(member: object): ServiceCore {
  const core = cores.get(member);
  if (core) return core;
  throw new ConfigurationError("service must be a member of the client, such as economic.customers.");
}
