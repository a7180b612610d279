/**
 * Measures the time that the client adds to a call. The baseline is a `fetch` with the same headers, an abort timer
 * and JSON parsing. Both call the same local server in turns, one call after the other.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { createEconomic } from "@org/visma-economic";
import { lane, paired } from "../lib/paired.ts";
import { report } from "../lib/report.ts";
import { customer, customersPath, tokens } from "./customer.ts";

const server = fork(new URL("server.ts", import.meta.url));
const [port] = await once(server, "message");
const origin = `http://127.0.0.1:${port}`;

async function plain(method: "GET" | "POST", url: string, body?: object): Promise<unknown> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 120_000);
  try {
    const response = await fetch(url, {
      method,
      headers: {
        "x-appsecrettoken": tokens.appSecretToken,
        "x-agreementgranttoken": tokens.agreementGrantToken,
        "user-agent": "org-visma-economic",
        ...(body && { "content-type": "application/json", "idempotency-key": crypto.randomUUID() }),
      },
      ...(body && { body: JSON.stringify(body) }),
      redirect: "manual",
      signal: controller.signal,
    });
    if (!response.ok) throw new Error(`${response.status}`);
    return await response.json();
  } finally {
    clearTimeout(timer);
  }
}

for (const { name, prefix, limit, rounds, batch, warmUp } of [
  { name: "", prefix: "", limit: 1.4, rounds: 500, batch: 5, warmUp: 2_000 },
  { name: ", server takes 5 ms", prefix: "/slow", limit: 1.05, rounds: 200, batch: 1, warmUp: 50 },
]) {
  const { customers } = createEconomic({ ...tokens, baseUrls: { apis: origin + prefix } });
  const url = `${origin}${prefix}${customersPath}`;
  const number = customer.customerNumber;
  const pairs = {
    GET: {
      ours: lane(() => customers.get("/Customers/{number}", { path: { number } })),
      baseline: lane(() => plain("GET", `${url}/${number}`)),
    },
    POST: {
      ours: lane(() => customers.post("/Customers", { body: customer })),
      baseline: lane(() => plain("POST", url, customer)),
    },
  };
  for (const [method, lanes] of Object.entries(pairs)) {
    const { ratios, ours, baseline } = await paired({ ...lanes, rounds, batch, warmUp });
    const inMicroseconds = (values: number[]) => values.map((value) => value * 1000);
    const what = `${method}${name}`;
    report(
      { name: `client: ${what}, beside fetch`, unit: "x", limit, values: ratios },
      { name: `client: ${what}`, unit: "µs", values: inMicroseconds(ours) },
      { name: `fetch: ${what}`, unit: "µs", values: inMicroseconds(baseline) },
    );
  }
}
server.disconnect();
