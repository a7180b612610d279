import type { FaultEffect } from "@org/visma-economic-mocks";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isEconomicError, updateWithVersion } from "../src/index.ts";
import { customerBody, mockWith } from "./mock-client.ts";

const effect = fc.constantFrom<FaultEffect>(
  { drop: "before" },
  { drop: "after" },
  { status: 502 },
  { status: 502, acts: true },
  { status: 429, retryAfter: 1 },
  { garble: "html" },
);
/** What goes wrong with which of the PUTs: after so many of them, so often. */
const faults = fc.array(fc.record({ effect, skip: fc.nat(6), times: fc.integer({ min: 1, max: 3 }) }), {
  maxLength: 4,
});

test("writers at once, answers lost: each change that resolves is in the record once, none is in it twice (RW-8)", async () => {
  const endings = new Set<string>();
  await fc.assert(
    fc.asyncProperty(faults, fc.constantFrom("wait", "conflict"), async (plan, whileInFlight) => {
      const { mock, client } = mockWith({ rateLimit: false, whileInFlight });
      const writers = [1, 2, 3].map(() => client({ retry: { maxAttempts: 3 } }));
      const [first] = writers;
      const { customerNumber: number = 0 } =
        (await first?.rest.post("/customers", { body: customerBody("-") })) ?? {};
      for (const fault of plan) mock.faults.add({ method: "PUT", ...fault });
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
              (error: unknown) => (isEconomicError(error) ? error.kind : `${error}`),
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
    }),
    { numRuns: 150 },
  );
  expect([...endings]).toEqual(expect.arrayContaining(["resolved", "outcomeUnknown"]));
});
