import { hostileFetch, type Lies } from "./hostile-fetch.ts";
import { type Random, seeded } from "./random.ts";
import {
  asMockFetch,
  type Client,
  endingOf,
  type Report,
  type Reporting,
  type Run,
  reportOn,
  type Sdk,
  worldOf,
} from "./schedule.ts";

interface Numbered {
  customerNumber?: number | null;
  productNumber?: string | null;
}

/** A way to read all records. */
interface Way {
  name: string;
  open: (client: Client, sdk: Sdk) => AsyncIterable<Numbered>;
  /** The page size. The numbers of records and the mistakes are drawn to fit it, so that a listing often has several pages. */
  pageSize: number;
}

const pageSize = 4;
const by = (sdk: Sdk) => sdk.byKey("customerNumber");

const byCursor: Way = {
  name: "by cursor",
  open: ({ customers }) => customers.list("/Customers"),
  pageSize: 1000,
};
const restByKey: Way = {
  name: "REST by key",
  open: ({ rest }, sdk) => rest.list("/customers", { by: by(sdk), pageSize }),
  pageSize,
};
const pagedByKey: Way = {
  name: "/paged by key",
  open: ({ customers }, sdk) => customers.list("/Customers/paged", { by: by(sdk) }),
  pageSize: 100,
};
const rest: Way = { name: "REST", open: (client) => client.rest.list("/customers", { pageSize }), pageSize };
const restInParallel: Way = {
  name: "REST in parallel",
  open: (client) => client.rest.list("/customers", { pageSize, concurrency: 3 }),
  pageSize,
};
const paged: Way = {
  name: "/paged",
  open: ({ customers }) => customers.list("/Customers/paged"),
  pageSize: 100,
};
const pagedWithoutCount: Way = {
  name: "/paged without a count",
  open: ({ products }) => products.list("/productspaged/paged"),
  pageSize: 100,
};
const exported: Way = {
  name: "exportAll",
  open: ({ customers }, sdk) =>
    sdk.exportAll(customers, "/Customers", { by: "customerNumber", concurrency: 2 }),
  pageSize: 1000,
};

async function consumed(items: AsyncIterable<Numbered>) {
  const given: number[] = [];
  try {
    for await (const { customerNumber, productNumber } of items)
      given.push(customerNumber ?? Number(productNumber?.slice(1)));
  } catch (error) {
    return { given, error };
  }
  return { given, error: undefined };
}

/** The ways of reading that lose no item, whatever changes meanwhile. */
const safe = [byCursor, restByKey, pagedByKey, exported];
/** The ways of reading by page number. They detect a change unless another change hides it. */
const detecting = [rest, restInParallel, paged];

/** Reads a listing. Before each page except the first, records are deleted and made. */
async function readWhileChanging(run: Run, way: Way, random: Random) {
  const records = random.integer(0, Math.ceil(2.3 * way.pageSize + 30));
  const changes = Array.from({ length: 12 }, () =>
    random.list(3, () => random.integer(1, records * 10 + 30)),
  );
  const world = worldOf(run, { seed: "empty" });
  const { customers } = world.mock.agreement();
  customers.addMany(records, (index) => ({ customerNumber: (index + 1) * 10 }));
  const throughout = new Set(customers.all().map(({ customerNumber }) => customerNumber));
  const total = { deleted: 0, made: 0 };
  let requests = 0;
  const fetch = (url: string, init: RequestInit) => {
    for (const customerNumber of changes[requests - 1] ?? []) {
      if (customers.remove(customerNumber)) total.deleted += 1;
      else if (customers.add({ customerNumber })) total.made += 1;
      throughout.delete(customerNumber);
    }
    requests += 1;
    return world.mock.fetch(url, init);
  };
  const economic = world.client({ fetch: asMockFetch(fetch, world.mock), retry: { maxAttempts: 2 } });
  const { given, error } = await consumed(way.open(economic, run.sdk));
  const missing = [...throughout].filter((number) => !given.includes(number as number));
  return { given, error, missing, total, plan: { way: way.name, records, changes } };
}

async function checkChanges(run: Run, reporting: Reporting, random: Random): Promise<void> {
  const way = random.pick([...safe, ...detecting]);
  const { given, error, missing, total, plan } = await readWhileChanging(run, way, random);
  const { check, ended } = reporting;
  ended(error ? "threw" : "complete");
  if (error) {
    const mayThrow = way === exported || detecting.includes(way);
    check(mayThrow && error instanceof run.sdk.ListingChangedError, `it threw ${error}`, plan);
    return;
  }
  // RL-4: if one record is deleted and another one is made, the count stays the same, so the changes may not be detected.
  if (detecting.includes(way) && total.deleted > 0 && total.made > 0) return;
  check(missing.length === 0, `${missing} are missing`, plan);
  check(new Set(given).size === given.length, "an item came twice", plan);
}

const notTotals = [-1, 1.5, 2 ** 60, 1e300, "7", null, [], {}, true];
const wrongTotal = (random: Random): Lies => {
  if (random.isTrue(0.4)) return { total: () => random.pick(notTotals) };
  const difference = random.integer(-9, 9);
  return { total: (total) => Math.max(0, total + difference) };
};
const wrongItem = (random: Random): Lies => ({
  item: { page: random.integer(0, 2), value: random.pick([null, 7, "x", [], true]) },
});
const wrongCursor = (random: Random): Lies => {
  const value = random.pick([[], ["5"], {}, 5, true, "", null, "5"]);
  // Some of the servers send a new cursor with every page, for ever, even when there are no more items.
  return random.isTrue(0.1) ? { cursor: (_, page) => `${10_000 + page}` } : { cursor: () => value };
};
const capped = (random: Random): Lies => ({ cap: random.integer(1, 90) });
const wrongBody = (random: Random): Lies => ({
  body: random.pick([undefined, null, {}, "x", 7, { items: {} }, { collection: [] }, { items: [7] }]),
});
const repeats = (): Lies => ({ repeats: true });

const pageLies = [wrongTotal, capped, wrongItem, repeats, wrongBody];
const hostile: { way: Way; lies: ((random: Random) => Lies)[] }[] = [
  { way: byCursor, lies: [wrongCursor, wrongItem, wrongBody] },
  { way: rest, lies: pageLies },
  { way: restInParallel, lies: pageLies },
  { way: paged, lies: pageLies },
  { way: pagedWithoutCount, lies: [capped, wrongItem, repeats, wrongBody] },
  { way: restByKey, lies: pageLies },
  { way: pagedByKey, lies: pageLies },
];

/** Checks RL-8: reads a listing from a server that sends wrong answers. */
async function checkHostile(run: Run, { check, ended }: Reporting, random: Random): Promise<void> {
  const { way, lies } = random.pick(hostile);
  const lie = random.pick(lies)(random);
  const count = random.integer(1, way.pageSize === 100 ? 350 : 30);
  const { fetch, traffic } = hostileFetch(count, lie);
  const economic = worldOf(run).client({ fetch, retry: false });
  const { given, error } = await consumed(way.open(economic, run.sdk));
  const plan = { way: way.name, count, lie };
  ended(error ? "threw" : "complete");
  check(traffic.requests < 450, "it does not come to an end", plan);
  if (error) {
    const hasPage = run.sdk.isEconomicError(error) && (error.listing?.page ?? -1) >= 0;
    check(hasPage, `it ended as ${endingOf(run.sdk, error)} without a page: ${error}`, plan);
    return;
  }
  const isComplete = given.length === count && given.every((number, index) => number === index + 1);
  check(isComplete, `${given.length} items were given`, plan);
}

/** Checks RL-1 to RL-8: a listing that is read to its end returns every item that existed throughout, once, or it throws. */
export async function listings(run: Run): Promise<Report> {
  const reporting = reportOn("listings", run.seed);
  const random = seeded(run.seed);
  for (; reporting.report.runs < run.runs; reporting.report.runs += 1)
    await (random.isTrue(0.4) ? checkChanges(run, reporting, random) : checkHostile(run, reporting, random));
  return reporting.report;
}
