import { AuthenticationError, isEconomicError } from "../core/errors.ts";
import { internalsOf } from "../core/internals.ts";
import type { CallOptions, EconomicServices } from "../types/index.ts";

/** Who the client is, and what it may do. */
export interface Connection {
  agreementNumber: number | undefined;
  /** The company whose books these are. */
  companyName: string | undefined;
  /** The user who granted access. */
  userName: string | undefined;
  app: { number: number | undefined; name: string | undefined };
  /** Roles of the app: `SuperUser`, `Bookkeeping`, `Sales`, `ProjectEmployee`. */
  roles: string[];
  /** Modules of the agreement, by name. */
  modules: string[];
  baseCurrency: string | undefined;
  /** Whether this is the public demo agreement, which refuses writes. */
  isDemo: boolean;
}

interface Self {
  agreementNumber?: number;
  userName?: string;
  user?: { name?: string };
  company?: { name?: string };
  application?: { appNumber?: number; name?: string; requiredRoles?: { name?: string }[] };
  modules?: { name?: string }[];
  settings?: { baseCurrency?: string };
}

/**
 * Asks e-conomic who the client is: the check to make after a grant, and at the start of a service.
 * @throws AuthenticationError that says in words what can be wrong with the pair of tokens.
 */
export async function connection(
  economic: Pick<EconomicServices, "rest">,
  options: CallOptions = {},
): Promise<Connection> {
  const core = internalsOf(economic.rest);
  const { data } = await core.send({ ...options, method: "GET", path: "/self" }).catch((error) => {
    const foreign = error.code === "E02250";
    throw foreign || isEconomicError(error, "authentication")
      ? new AuthenticationError(
          `${foreign ? "The tokens do not belong together (the app secret was reset?)" : "A token is wrong (the public one?) or was revoked"}: check both, or have access granted again.`,
          { ...error, body: error.body, cause: error },
        )
      : error;
  });
  const { agreementNumber, company, user, userName, application, modules, settings } = (data ?? {}) as Self;
  const names = (items: { name?: string }[] = []): string[] => items.flatMap(({ name }) => name ?? []);
  return {
    agreementNumber,
    companyName: company?.name,
    userName: user?.name ?? userName,
    app: { number: application?.appNumber, name: application?.name },
    roles: names(application?.requiredRoles),
    modules: names(modules),
    baseCurrency: settings?.baseCurrency,
    isDemo: !!core.demo,
  };
}
