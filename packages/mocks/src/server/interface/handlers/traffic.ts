import { keptId } from "../agreement-ids.ts";
import type { InterfaceCall, InterfaceHandlers } from "../call.ts";
import type { Emulator } from "../emulator.ts";
import { type LoggedExchange, requestView } from "../exchange-log.ts";
import { InterfaceFailure } from "../failure.ts";
import { deliveryView } from "../views/deliveries.ts";

type Operations = "listRequests" | "readRequest" | "listDeliveries" | "replayDelivery";

export function trafficHandlers({ core, inside, log }: Emulator): InterfaceHandlers<Operations> {
  const { deliveries, tenants } = inside;
  return {
    listRequests: ({ query }) => {
      const { page = 0, pageSize = 50, agreement } = query;
      const kept = agreement === undefined ? undefined : keptId(tenants, agreement);
      const found = log.all().filter((exchange) => fits(exchange, query, kept));
      const items = found.slice(page * pageSize, (page + 1) * pageSize).map(requestView);
      return { total: found.length, page, pageSize, items };
    },
    readRequest: ({ path }) => {
      const found = log
        .all()
        .find(({ seq, request }) => String(seq) === path.request || request.requestId === path.request);
      if (found === undefined)
        throw new InterfaceFailure(404, `There is no request ${path.request} in the log.`);
      return requestView(found);
    },
    listDeliveries: async ({ query }) => {
      if (query.wait === true) await deliveries.settled();
      const kept = query.agreement === undefined ? undefined : keptId(tenants, query.agreement);
      const items = deliveries.sent
        .map((delivery) => ({ delivery, owner: deliveries.ownerOf(delivery) }))
        .filter(({ owner }) => kept === undefined || owner === kept)
        .map(({ delivery, owner }) => deliveryView(delivery, owner))
        .reverse();
      return { items };
    },
    replayDelivery: ({ path }) => {
      const { delivery: id } = path;
      if (!deliveries.sent.some((one) => one.id === id))
        throw new InterfaceFailure(404, `There is no delivery ${id}.`);
      const replayed = core.replay({ id });
      return deliveryView(replayed, deliveries.ownerOf(replayed));
    },
  };
}

function fits(
  { seq, request, agreement }: LoggedExchange,
  { method, path, operation, status, after = 0 }: InterfaceCall<"listRequests">["query"],
  kept: string | undefined,
): boolean {
  if (seq <= after) return false;
  if (kept !== undefined && agreement !== kept) return false;
  if (method !== undefined && request.method !== method.toUpperCase()) return false;
  if (path !== undefined && !request.path.toLowerCase().includes(path.toLowerCase())) return false;
  if (operation !== undefined && request.operation !== operation) return false;
  return status === undefined || hasStatus(request.status, status);
}

/** Checks a status against a filter: a status, `4xx`, or `refused`. */
function hasStatus(status: number, wanted: string): boolean {
  if (wanted === "refused") return status >= 400;
  if (/^[1-5]xx$/i.test(wanted)) return Math.floor(status / 100) === Number(wanted[0]);
  if (/^\d{1,3}$/.test(wanted)) return status === Number(wanted);
  throw new InterfaceFailure(400, `status is a number, 4xx or refused, not "${wanted}".`);
}
