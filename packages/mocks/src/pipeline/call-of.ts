import type { Call } from "../engine/call.ts";
import { Refusal } from "../errors/refusal.ts";
import type { Match } from "../routing/router.ts";
import type { Key } from "../store/entity.ts";
import { demoToken, type Identity } from "./auth.ts";
import type { Exchange } from "./exchange.ts";
import { readForm } from "./read-form.ts";
import type { Tenant } from "./tenant.ts";

/** Makes the call that a behaviour receives from a request that has passed the layers. */
export function callOf(
  exchange: Exchange,
  match: Match,
  tenant: Tenant,
  identity: Identity,
  params: Readonly<Record<string, Key>>,
  body: unknown,
): Call {
  const { state, request, url } = exchange;
  return {
    mock: state.mock,
    agreement: tenant.agreement,
    surface: match.surface,
    document: match.document,
    operation: match.operation,
    version: match.version,
    base: exchange.base + match.basePath,
    linkSuffix: identity.demoInQuery ? `?${demoToken}=true` : "",
    now: state.clock.now(),
    method: request.method,
    rulings: state.options.rulings,
    params,
    query: url.searchParams,
    path: exchange.path.slice(match.basePath.length) || "/",
    search: url.search,
    body,
    requestId: exchange.requestId,
    accept: request.headers.get("accept"),
    form: async () => {
      try {
        return readForm(exchange.body?.bytes ?? new Uint8Array(), request.headers.get("content-type") ?? "");
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new Refusal(400, {
          message: `The multipart body cannot be read: ${why}`,
          code: { apis: "InvalidInput" },
        });
      }
    },
  };
}
