import { defined } from "../utils/defined.ts";
import type { CallEvent, ResponseEvent } from "./events.ts";

/**
 * An event's facts under OpenTelemetry's names for HTTP clients, for a span or a metric:
 * `onResponse: (event) => tracer.startSpan(event.path, { attributes: attributesOf(event) }).end()`.
 */
export const attributesOf = (event: CallEvent & Partial<ResponseEvent>): Record<string, string | number> => {
  const { hostname, port } = new URL(event.url);
  const { status, error } = event;
  return defined({
    "http.request.method": event.method,
    "http.request.resend_count": event.attempt - 1 || undefined,
    "http.response.status_code": status,
    "url.full": event.url,
    "url.template": event.path,
    "server.address": hostname,
    "server.port": +port || (/^https/.test(event.url) ? 443 : 80),
    "error.type": error && `${status ?? error.kind}`,
    "economic.service": event.service,
    "economic.request_id": event.requestId,
    "economic.call_cost": event.rateLimit?.cost,
  }) as Record<string, string | number>;
};
