/**
 * Makes a span for every attempt of every call, with OpenTelemetry's attribute names. The adapter is `traced`, which
 * accepts any tracer of `@opentelemetry/api`. Run this file to see its spans, against the mocks.
 */
import { attributesOf, createEconomic, type Observer, observe } from "@org/visma-economic";
import { createEconomicMock } from "@org/visma-economic-mocks";
import { say, step } from "./narrate.ts";

/** The part of OpenTelemetry's `Tracer` that the adapter needs. */
interface Tracer {
  startSpan(name: string, options: { kind: number; startTime: number; attributes: Attributes }): Span;
}
interface Span {
  setStatus(status: { code: number }): unknown;
  end(): void;
}
type Attributes = Record<string, string | number>;

/** Returns a hook that makes a client span (kind 2) for each finished attempt, and marks failed ones (status 2). */
export const traced = (tracer: Tracer): Observer =>
  observe({
    onResponse(event) {
      const startTime = Date.now() - event.durationMs;
      const options = { kind: 2, startTime, attributes: attributesOf(event) };
      const span = tracer.startSpan(`${event.method} ${event.path}`, options);
      if (event.error) span.setStatus({ code: 2 });
      span.end();
    },
  });

/** A tracer that prints its spans. Your program uses `trace.getTracer("my-service")`. */
const tracer: Tracer = {
  startSpan: (name, { attributes }) => ({
    setStatus: () => {},
    end: () => {
      say(name);
      for (const [key, value] of Object.entries(attributes)) say(`    ${key} = ${value}`);
    },
  }),
};

const mock = createEconomicMock({ seed: "company" });
mock.listen();
mock.faults.add({ method: "GET", path: "/self", effect: { status: 503 } });
const economic = createEconomic({
  appSecretToken: "the-secret-of-your-app",
  agreementGrantToken: "what-the-customer-granted",
  hooks: traced(tracer),
});

step("A call that gets a 503 first has two spans");
await economic.rest.get("/self");
mock.close();
