import type { FaultEffect } from "@org/visma-economic-mocks";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isEconomicError, updateWithVersion } from "../src/index.ts";
import { runs } from "../src/testing/runs.ts";
import { customerBody, mockWith } from "./mock-client.ts";

const effect = fc.constantFrom<FaultEffect>(
  { drop: "before" },
  { drop: "after" },
  { status: 502 },
  { status: 502, acts: true },
  { status: 429, retryAfter: 1 },
  { garble: "html" },
);
/** Faults of PUTs or GETs: each begins after `skip` requests and happens `times` times. */
const faults = fc.array(
  fc.record({
    method: fc.constantFrom("PUT", "PUT", "GET"),
    effect,
    skip: fc.nat(6),
    times: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 5 },
);

test("writers at once with lost answers write each change at most once (RW-8)", async () => {
  const endings = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      faults,
      fc.constantFrom("wait", "conflict"),
      fc.boolean(),
      async (plan, whileInFlight, remembers) => {
        const rulings = remembers ? {} : ({ idempotentMethods: "post-and-delete" } as const);
        const { mock, client } = mockWith({ rateLimit: false, whileInFlight, rulings });
        const writers = [1, 2, 3].map(() => client({ retry: { maxAttempts: 3 } }));
        const [first] = writers;
        const { customerNumber: number = 0 } =
          (await first?.rest.post("/customers", { body: customerBody("-") })) ?? {};
        for (const fault of plan) mock.faults.add(fault);
        const ended = await Promise.all(
          writers.flatMap((economic, writer) =>
            ["a", "b"].map(async (step) => {
              const mark = `<${writer}${step}>`;
              const change = (customer: { name: string }) => ({ ...customer, name: customer.name + mark });
              const outcome = await updateWithVersion(economic.customers, "/Customers/{number}", {
                path: { number },
                change: change as never,
              }).then(
                () => "resolved",
                (error: unknown) => {
                  // RW-13: the error must not have a key, because an update cannot be repeated under one.
                  expect(error).not.toHaveProperty("key");
                  return isEconomicError(error) ? error.kind : `${error}`;
                },
              );
              return { mark, outcome };
            }),
          ),
        );
        const [{ name = "" } = {}] = mock
          .agreement()
          .customers.all()
          .filter((one) => one.customerNumber === number);
        for (const { mark, outcome } of ended) {
          endings.add(outcome);
          const times = name.split(mark).length - 1;
          if (outcome === "resolved") expect([mark, times]).toEqual([mark, 1]);
          else if (outcome === "outcomeUnknown") expect([0, 1]).toContain(times);
          else expect([mark, outcome, times]).toEqual([mark, outcome, 0]);
        }
      },
    ),
    { numRuns: runs(150) },
  );
  expect([...endings]).toEqual(expect.arrayContaining(["resolved", "outcomeUnknown"]));
});
