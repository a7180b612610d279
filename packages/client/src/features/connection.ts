import { callChecks } from "../config/call-checks.ts";
import { checkOptions } from "../config/check-options.ts";
import { ConfigurationError } from "../errors/errors.ts";
import type { Self } from "../generated/rest.ts";
import type { CallOptions, EconomicServices } from "../types/index.ts";
import { isObject } from "../utils/is-object.ts";

/** The answer of `/self`, with roles and modules by name. It shows who the client is, and what it may do. */
export interface Connection extends Omit<Self, "modules"> {
  /** Roles of the app: `SuperUser`, `Bookkeeping`, `Sales`, `ProjectEmployee`. */
  roles: string[];
  /** Modules of the agreement, by name. */
  modules: string[];
}

const namesOf = (items: readonly { name?: string }[] = []): string[] =>
  items.flatMap(({ name }) => (name === undefined ? [] : [name]));

/**
 * Asks e-conomic who the client is: the check to make after a grant, and at the start of a service.
 * @throws AuthenticationError if the pair of tokens is wrong. Its message says what is wrong with it.
 */
export async function connection(
  economic: Pick<EconomicServices, "rest">,
  options: CallOptions = {},
): Promise<Connection> {
  checkOptions(options, callChecks);
  if (!isObject(economic) || !isObject(economic.rest))
    throw new ConfigurationError("connection takes a client made by createEconomic().");
  const self = await economic.rest.get("/self", options);
  return { ...self, roles: namesOf(self.application?.requiredRoles), modules: namesOf(self.modules) };
}
