import { AuthenticationError, isEconomicError } from "../core/errors.ts";
import type { Self } from "../generated/rest.ts";
import type { CallOptions, EconomicServices } from "../types/index.ts";

/** Who the client is, and what it may do: what `/self` answers, and the names that matter most. */
export interface Connection extends Omit<Self, "modules"> {
  /** The company whose books these are. */
  companyName: string | undefined;
  /** Roles of the app: `SuperUser`, `Bookkeeping`, `Sales`, `ProjectEmployee`. */
  roles: string[];
  /** Modules of the agreement, by name. */
  modules: string[];
}

/**
 * Asks e-conomic who the client is: the check to make after a grant, and at the start of a service.
 * @throws AuthenticationError that says in words what can be wrong with the pair of tokens.
 */
export async function connection(
  economic: Pick<EconomicServices, "rest">,
  options: CallOptions = {},
): Promise<Connection> {
  const self = await economic.rest.get("/self", options).catch((error) => {
    const foreign = error.code === "E02250";
    if (!foreign && !isEconomicError(error, "authentication")) throw error;
    const why = foreign
      ? "the tokens do not belong together (was the app secret reset?)"
      : "a token is wrong (the public one?) or access was revoked";
    throw new AuthenticationError(why, { ...error, body: error.body, cause: error });
  });
  const names = (items: { name?: string }[] = []): string[] => items.flatMap(({ name }) => name ?? []);
  return {
    ...self,
    companyName: self.company?.name,
    roles: names(self.application?.requiredRoles),
    modules: names(self.modules),
  };
}
