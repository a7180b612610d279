import { defined } from "../utils/defined.ts";
import type { CallEvent, ResponseEvent } from "./events.ts";

const defaultPorts: Readonly<Record<string, number>> = { "https:": 443, "http:": 80 };

/**
 * Returns the facts of an event, under OpenTelemetry's names for HTTP clients, for a span or a metric:
 * `onResponse: (event) => tracer.startSpan(event.path, { attributes: attributesOf(event) }).end()`.
 */
export function attributesOf(event: CallEvent & Partial<ResponseEvent>): Record<string, string | number> {
  const { protocol, hostname, port } = new URL(event.url);
  const { status, error, attempt } = event;
  const attributes = {
    "http.request.method": event.method,
    "http.request.resend_count": attempt > 1 ? attempt - 1 : undefined,
    "http.response.status_code": status,
    "url.full": event.url,
    "url.template": event.path,
    "server.address": hostname,
    "server.port": port === "" ? defaultPorts[protocol] : Number(port),
    "error.type": error && `${status ?? error.kind}`,
    "economic.service": event.service,
    "economic.request_id": event.requestId,
    "economic.call_cost": event.rateLimit?.cost,
  };
  // `defined` removes the properties that are `undefined`, which the type does not allow.
  return defined(attributes) as Record<string, string | number>;
}
