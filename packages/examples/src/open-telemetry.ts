/**
 * Spans for every attempt of every call, in OpenTelemetry's own attribute names: the adapter is `traced`, and takes any
 * tracer of `@opentelemetry/api`. Run this file to see what it makes, against the mocks.
 */
import { createEconomic, type Hooks } from "@org/visma-economic";
import { createEconomicMock } from "@org/visma-economic-mocks";
import { say, step } from "./narrate.ts";

/** The part of OpenTelemetry's `Tracer` that the adapter needs. */
interface Tracer {
  startSpan(name: string, options: { kind: number; attributes: Attributes }): Span;
}
interface Span {
  setAttributes(attributes: Attributes): unknown;
  setStatus(status: { code: number }): unknown;
  end(): void;
}
type Attributes = Record<string, string | number | boolean | undefined>;

/** Hooks that make a client span (kind 2) of each attempt, and mark it as failed (status 2) where it was. */
export function traced(tracer: Tracer): Hooks {
  const spans = new Map<string, Span>();
  return {
    onRequest({ id, method, path, service, url, attempt }) {
      const attributes = {
        "http.request.method": method,
        "url.full": url,
        "url.template": path,
        "http.request.resend_count": attempt - 1,
        "economic.service": service,
      };
      spans.set(`${id}.${attempt}`, tracer.startSpan(`${method} ${path}`, { kind: 2, attributes }));
    },
    onResponse({ id, attempt, status, error, requestId, rateLimit, replayed }) {
      const span = spans.get(`${id}.${attempt}`);
      spans.delete(`${id}.${attempt}`);
      span?.setAttributes({
        "http.response.status_code": status,
        "error.type": error?.kind,
        "economic.request_id": requestId,
        "economic.rate_limit.used": rateLimit?.used,
        "economic.replayed": replayed,
      });
      if (error) span?.setStatus({ code: 2 });
      span?.end();
    },
  };
}

/** A tracer that tells its spans: `trace.getTracer("my-service")` stands here in earnest. */
const tracer: Tracer = {
  startSpan(name, { attributes }) {
    const told: Attributes = { ...attributes };
    return {
      setAttributes: (more) => Object.assign(told, more),
      setStatus: () => {},
      end: () => {
        say(name);
        for (const [key, value] of Object.entries(told)) {
          if (value !== undefined) say(`    ${key} = ${value}`);
        }
      },
    };
  },
};

const mock = createEconomicMock({ seed: "company" });
mock.listen();
mock.faults.add({ method: "GET", path: "/self", effect: { status: 503 } });
const economic = createEconomic({
  appSecretToken: "the-secret-of-your-app",
  agreementGrantToken: "what-the-customer-granted",
  hooks: traced(tracer),
});

step("A call that met a 503 first: two spans");
await economic.rest.get("/self");
mock.close();
