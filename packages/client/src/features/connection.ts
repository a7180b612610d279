import { AuthenticationError, isEconomicError } from "../core/errors.ts";
import { internalsOf } from "../core/internals.ts";
import type { ServiceCore } from "../core/send.ts";
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
  const core: ServiceCore & { demo?: boolean } = internalsOf(economic.rest);
  const { data } = await core.send({ ...options, method: "GET", path: "/self" }).catch((error: unknown) => {
    throw explained(error);
  });
  const self = (data ?? {}) as Self;
  const names = (items: { name?: string }[] = []): string[] => items.flatMap(({ name }) => name ?? []);
  return {
    agreementNumber: self.agreementNumber,
    companyName: self.company?.name,
    userName: self.user?.name ?? self.userName,
    app: { number: self.application?.appNumber, name: self.application?.name },
    roles: names(self.application?.requiredRoles),
    modules: names(self.modules),
    baseCurrency: self.settings?.baseCurrency,
    isDemo: core.demo ?? false,
  };
}

function explained(error: unknown): unknown {
  if (!isEconomicError(error) || (error.kind !== "authentication" && error.code !== "E02250")) return error;
  const message =
    error.code === "E02250"
      ? "The two tokens do not belong together: the grant token is for another app, or the app secret was reset since."
      : "A token is not accepted: the app secret token is wrong (the public token, perhaps), or the agreement grant token is, or it was revoked.";
  return new AuthenticationError(`${message} If both are right, have access granted again.`, {
    ...error,
    body: error.body,
    cause: error,
  });
}
