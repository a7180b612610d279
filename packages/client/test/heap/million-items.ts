/**
 * `node --expose-gc test/heap/million-items.ts`: reads 1,000,000 items in each way a listing can be read and
 * prints how much the heap grew after the first 10,000, in bytes, as JSON. Issue: under 10 MB.
 */
import { byKey, createEconomic } from "../../src/index.ts";

const total = 1_000_000;
const origin = "https://restapi.e-conomic.com";

const record = (number: number, rest: boolean) =>
  `{"number":${number},"name":"Customer number ${number}","balance":${number / 4},"city":"Odense"${
    rest ? `,"self":"${origin}/customers/${number}"` : ""
  }}`;

const records = (from: number, count: number, rest: boolean) =>
  Array.from({ length: Math.min(count, total - from) }, (_, index) => record(from + index + 1, rest)).join();

/** A server of a million records, numbered from 1, as far as the listings below ask it. */
async function fetch(url: string): Promise<Response> {
  const { pathname, searchParams } = new URL(url);
  const answer = (body: string) => new Response(body, { headers: { "content-type": "application/json" } });
  if (pathname !== "/customers") {
    const from = Number(searchParams.get("cursor") ?? 0);
    return answer(
      `{"items":[${records(from, 1000, false)}]${from + 1000 < total ? `,"cursor":"${from + 1000}"` : ""}}`,
    );
  }
  const page = Number(searchParams.get("skippages") ?? 0);
  const after = Number(searchParams.get("filter")?.match(/\d+$/)?.[0] ?? 0);
  const from = after + page * 1000;
  const link =
    from + 1000 < total ? `,"nextPage":"${origin}/customers?pagesize=1000&skippages=${page + 1}"` : "";
  return answer(
    `{"collection":[${records(from, 1000, true)}],"pagination":{"results":${total - after}${link}}}`,
  );
}

const { rest, customers } = createEconomic({
  appSecretToken: "secret",
  agreementGrantToken: "grant",
  fetch: (url) => fetch(url),
});

const listings: Record<string, () => AsyncIterable<object>> = {
  cursor: () => customers.list("/Customers"),
  rest: () => rest.list("/customers"),
  restInParallel: () => rest.list("/customers", { concurrency: 4 }),
  // The records of this server have a "number"; the typed field is of no matter to it.
  restByKey: () => rest.list("/customers", { by: byKey("number") as never }),
};

const used = () => {
  gc?.();
  return process.memoryUsage();
};

const report: Record<
  string,
  { items: number; heapGrowth: number; offHeapGrowth: number; milliseconds: number }
> = {};
for (const [name, open] of Object.entries(listings)) {
  const start = performance.now();
  let items = 0;
  let first = used();
  let heapGrowth = 0;
  let offHeapGrowth = 0;
  for await (const _ of open()) {
    items++;
    if (items === 10_000) first = used();
    if (items > 10_000 && items % 90_000 === 0) {
      const now = used();
      heapGrowth = Math.max(heapGrowth, now.heapUsed - first.heapUsed);
      offHeapGrowth = Math.max(offHeapGrowth, now.arrayBuffers - first.arrayBuffers);
    }
  }
  report[name] = { items, heapGrowth, offHeapGrowth, milliseconds: Math.round(performance.now() - start) };
}
console.log(JSON.stringify(report, null, 2));
