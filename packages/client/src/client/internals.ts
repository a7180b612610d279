import { ConfigurationError } from "../errors/errors.ts";
import type { ServiceCore } from "../request/send.ts";

// Beside the members, not on them: what a user logs or spreads holds no way to the tokens.
const cores = new WeakMap<object, ServiceCore>();

export const attachCore = (member: object, core: ServiceCore): void => {
  cores.set(member, core);
};

/** The core of a member of the client, for functions that take one: `internalsOf(economic.sales)`. */
export const internalsOf = (member: object): ServiceCore => {
  const core = cores.get(member);
  if (!core)
    throw new ConfigurationError("service must be a member of the client, such as economic.customers");
  return core;
};
