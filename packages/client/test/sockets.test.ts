import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createEconomicMock } from "@org/visma-economic-mocks";
import { expect, onTestFinished, test } from "vitest";
import { createEconomic, type EconomicOptions, invoicePdf, OutcomeUnknownError } from "../src/index.ts";
import { customerBody, failureOf } from "./mock-client.ts";

type Mishap = "cut before" | "cut after" | "half a body";

/** The mock behind a real socket, on which the next writes go wrong in the given ways. */
async function online(mishaps: Mishap[], options: Partial<EconomicOptions> = {}) {
  const mock = createEconomicMock({ seed: "company", domains: ["e-conomic.test"], rateLimit: false });
  const seen: string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { method = "", url = "", headers } = incoming;
    seen.push(method);
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const mishap = method === "GET" ? undefined : mishaps.shift();
    if (mishap === "cut before") return incoming.socket.destroy();
    const answer = await mock.fetch(`https://restapi.e-conomic.test${url}`, {
      method,
      headers: headers as Record<string, string>,
      ...(body.length && { body }),
    });
    if (mishap === "cut after") return incoming.socket.destroy();
    const bytes = Buffer.from(await answer.arrayBuffer());
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    if (mishap === "half a body") return outgoing.write(bytes.subarray(0, 20));
    return outgoing.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const rest = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const economic = createEconomic({
    appSecretToken: "secret",
    agreementGrantToken: `socket-${rest}`,
    baseUrls: { rest },
    writeTimeoutMs: 300,
    retry: { maxDelayMs: 20 },
    ...options,
  });
  const named = (name: string) =>
    mock
      .agreement()
      .customers.all()
      .filter((customer) => customer.name === name).length;
  return { mock, economic, seen, named };
}

const plans: Mishap[][] = [
  ["cut before"],
  ["cut after"],
  ["half a body"],
  ["cut after", "cut before", "half a body"],
];

test.each(plans.map((plan) => ({ plan })))(
  "a write on a real connection, $plan: it is in the books once",
  async ({ plan }) => {
    const { economic, named, seen } = await online([...plan]);
    const { attempts, data } = await economic.rest
      .post("/customers", { body: customerBody("Once") })
      .withResponse();
    expect(attempts).toBe(plan.length + 1);
    expect(seen.filter((method) => method === "POST")).toHaveLength(attempts);
    expect(data.customerNumber).toBeGreaterThan(0);
    expect(named("Once")).toBe(1);
  },
);

test("a body that never ends is ended by the attempt's limit, and leaves the write in doubt", async () => {
  const { economic, named } = await online(["half a body"], { retry: false });
  const error = await failureOf(economic.rest.post("/customers", { body: customerBody("Half") }));
  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(error.cause).toMatchObject({ kind: "timeout" });
  expect(named("Half")).toBe(1);
});

test("a DELETE whose connection was cut after it was done is not sent to another record's number (S-09)", async () => {
  const { mock, economic, seen } = await online(["cut after"]);
  const { customerNumber } = mock.agreement().customers.add({ name: "Gone" });
  await economic.rest.delete("/customers/{customerNumber}", { path: { customerNumber } });
  expect(seen).toEqual(["DELETE", "DELETE"]);
  expect(mock.requests.map(({ replayed }) => replayed)).toEqual([false, true]);
});

test("a PDF comes as it is, asked for with Accept: */* (§8.1)", async () => {
  const { mock, economic } = await online([]);
  const { collection } = await economic.rest.get("/invoices/booked", { query: { pagesize: 1 } });
  const pdf = await invoicePdf(economic, { bookedInvoiceNumber: collection[0]?.bookedInvoiceNumber ?? 0 });
  expect(new TextDecoder("latin1").decode(pdf.subarray(0, 5))).toBe("%PDF-");
  expect(mock.requests.at(-1)?.headers.accept).toBe("*/*");
});
