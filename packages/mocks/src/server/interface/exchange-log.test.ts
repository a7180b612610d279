import { expect, test } from "vitest";
import type { Outcome } from "../../pipeline/outcome.ts";
import { startEmulator } from "../../testing/emulator.ts";
import { createExchangeLog } from "./exchange-log.ts";

/** Makes an exchange with only the parts that the log reads. */
const answered = (body: string) => ({ reply: { status: 200, headers: {}, body } }) as unknown as Outcome;

test("forgets the oldest requests, by number and by the size of their answers", () => {
  const log = createExchangeLog();
  for (let count = 0; count < 2_100; count += 1) log.add(answered("{}"));
  expect([log.all().length, log.all()[0]?.seq]).toEqual([2_000, 2_100]);
  for (let count = 0; count < 400; count += 1) log.add(answered("x".repeat(100_000)));
  expect(log.all().length).toBeLessThan(340);
  expect(log.all().length).toBeGreaterThan(300);
});

test("replaces a long answer and a file by their size", async () => {
  const { client, rest, url } = await startEmulator({ mock: { seed: "company" } });
  await client.POST("/__mock/agreements/{agreement}/records/{kind}", {
    params: { path: { agreement: "first", kind: "customers" }, query: { count: 1_000 } },
  });
  await rest("GET", "/customers?pagesize=1000");
  await fetch(`${url}/restapi.e-conomic.com/invoices/booked/10001/pdf`, {
    headers: { "X-AppSecretToken": "a", "X-AgreementGrantToken": "b" },
  });
  const { data } = await client.GET("/__mock/requests");
  expect(data?.items.map(({ answer }) => answer?.body)).toEqual([
    { $omitted: expect.stringMatching(/^application\/pdf, \d+ bytes$/) },
    { $omitted: expect.stringMatching(/^application\/json.*, \d+ bytes$/) },
  ]);
});
