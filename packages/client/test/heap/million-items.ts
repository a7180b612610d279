/**
 * `node --expose-gc test/heap/million-items.ts`: lists 1,000,000 records of the mocks in each way of reading a listing, and
 * prints as JSON by how many bytes the heap grew after the first 10,000. Reading in parallel and by key is measured with
 * 100,000 records, because each page by key is a filter over all records.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { byKey, createEconomic } from "../../src/index.ts";

const books = fork(new URL("books.ts", import.meta.url), { execArgv: [] });
const [url] = await once(books, "message");

const agreement = (agreementGrantToken: string) =>
  createEconomic({
    appSecretToken: "app-secret-0123456789",
    agreementGrantToken,
    baseUrls: { rest: `${url}/restapi.e-conomic.com`, apis: `${url}/apis.e-conomic.com` },
  });
const [large, small] = [agreement("large"), agreement("small")];

const listings: Record<string, { total: number; open: () => AsyncIterable<object> }> = {
  cursor: { total: 1_000_000, open: () => large.customers.list("/Customers") },
  rest: { total: 1_000_000, open: () => large.rest.list("/employees") },
  // The pages are small, because four pages of the usual size at once would need as much memory as the limit.
  restInParallel: {
    total: 100_000,
    open: () => small.rest.list("/employees", { concurrency: 4, pageSize: 100 }),
  },
  restByKey: { total: 100_000, open: () => small.rest.list("/employees", { by: byKey("employeeNumber") }) },
};

const used = () => {
  gc?.();
  return process.memoryUsage();
};

const report: Record<
  string,
  { items: number; total: number; heapGrowth: number; offHeapGrowth: number; milliseconds: number }
> = {};
for (const [name, { total, open }] of Object.entries(listings)) {
  const start = performance.now();
  let items = 0;
  let first = used();
  let heapGrowth = 0;
  let offHeapGrowth = 0;
  for await (const _ of open()) {
    items++;
    if (items === 10_000) first = used();
    else if (items % (total / 10) === 0) {
      const now = used();
      heapGrowth = Math.max(heapGrowth, now.heapUsed - first.heapUsed);
      offHeapGrowth = Math.max(offHeapGrowth, now.arrayBuffers - first.arrayBuffers);
    }
  }
  const milliseconds = Math.round(performance.now() - start);
  report[name] = { items, total, heapGrowth, offHeapGrowth, milliseconds };
}
books.disconnect();
console.log(JSON.stringify(report, null, 2));
