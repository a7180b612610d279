import { expect, test } from "vitest";
import { download, type EconomicOptions, OutcomeUnknownError } from "../src/index.ts";
import { customerBody, failureOf } from "./mock-client.ts";
import { online } from "./online.ts";

const mishaps = {
  "cut before": { drop: "before" },
  "cut after": { drop: "after" },
  "half a body": { garble: "stalled" },
} as const;

type Mishap = keyof typeof mishaps;

/** Starts the mock server, with faults for the first requests. */
async function troubled(plan: readonly Mishap[], options: Partial<EconomicOptions> = {}) {
  const set = await online({ writeTimeoutMs: 1500, retry: { maxDelayMs: 20 }, ...options });
  for (const mishap of plan) set.mock.faults.add({ effect: mishaps[mishap] });
  const named = (name: string) =>
    set.mock
      .agreement()
      .customers.all()
      .filter((customer) => customer.name === name).length;
  return { ...set, named };
}

const plans: Mishap[][] = [
  ["cut before"],
  ["cut after"],
  ["half a body"],
  ["cut after", "cut before", "half a body"],
];

test.each(plans.map((plan) => ({ plan })))(
  "a write on a real connection, $plan: repeated with the same key and bytes, and in the books once",
  async ({ plan }) => {
    const { mock, economic, named } = await troubled(plan);
    const body = customerBody("Bæk og Å");
    const { attempts, data } = await economic.rest.post("/customers", { body }).withResponse();
    expect(attempts).toBe(plan.length + 1);
    expect(mock.requests.map(({ method }) => method)).toEqual(Array(attempts).fill("POST"));
    expect(data.customerNumber).toBeGreaterThan(0);
    const [first, ...others] = mock.requests.map(({ headers, body }) => [headers["idempotency-key"], body]);
    expect(first).toEqual([expect.any(String), body]);
    for (const other of others) expect(other).toEqual(first);
    expect(named("Bæk og Å")).toBe(1);
  },
);

test("a body that never ends reaches the time limit, and leaves the outcome unknown", async () => {
  const { economic, named } = await troubled(["half a body"], { retry: false });
  const error = await failureOf(economic.rest.post("/customers", { body: customerBody("Half") }));
  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(error.cause).toMatchObject({ kind: "timeout" });
  expect(named("Half")).toBe(1);
});

test("a DELETE that lost its answer does not delete another record's number (S-09)", async () => {
  const { mock, economic } = await troubled(["cut after"]);
  const { customerNumber } = mock.agreement().customers.add({ name: "Gone" });
  await economic.rest.delete("/customers/{customerNumber}", { path: { customerNumber } });
  expect(mock.requests.map(({ method, replayed }) => [method, replayed])).toEqual([
    ["DELETE", false],
    ["DELETE", true],
  ]);
});

test("a PDF arrives unchanged, with the header Accept: */* (X-30)", async () => {
  const { mock, economic } = await troubled([]);
  const { collection } = await economic.rest.get("/invoices/booked", { query: { pagesize: 1 } });
  const path = { bookedInvoiceNumber: collection[0]?.bookedInvoiceNumber ?? 0 };
  const pdf = await download(economic.rest, "/invoices/booked/{bookedInvoiceNumber}/pdf", { path });
  expect(new TextDecoder("latin1").decode(pdf.subarray(0, 5))).toBe("%PDF-");
  const { url = "", headers } = mock.requests.at(-1) ?? {};
  expect(headers?.accept).toBe("*/*");
  expect(pdf).toEqual(
    new Uint8Array(await (await mock.fetch(url, { headers: { ...headers } })).arrayBuffer()),
  );
});
