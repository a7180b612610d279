/** Listings of every style, read in every way, while records come and go and answers are wrong. */
import type { Listing, Values } from "../client.ts";
import { faults } from "../faults.ts";
import type { Mock, Operation } from "../mocks.ts";
import { type Chance, chanceOf } from "../random.ts";
import type { Schedule, Stage } from "../stage.ts";
import { ownTurns, sleep } from "../virtual-time.ts";
import { callPlan, clientOptions } from "./options.ts";

interface Collection {
  style: string;
  service: string;
  path: string;
  /** The member of the mock's agreement whose records it lists. */
  records?: "customers" | "products" | "draftEntries" | "suppliers" | "projects";
  key?: string;
  parameters?: (mock: Mock) => Values;
}

const collections: readonly Collection[] = [
  { style: "cursor", service: "customers", path: "/Customers", records: "customers", key: "customerNumber" },
  { style: "cursor", service: "products", path: "/products", records: "products", key: "productNumber" },
  { style: "cursor", service: "suppliers", path: "/Suppliers", records: "suppliers", key: "supplierNumber" },
  {
    style: "cursor",
    service: "journals",
    path: "/draft-entries",
    records: "draftEntries",
    key: "entryNumber",
  },
  { style: "cursor", service: "bookedEntries", path: "/booked-entries", key: "entryNumber" },
  {
    style: "/paged with count",
    service: "customers",
    path: "/Customers/paged",
    records: "customers",
    key: "customerNumber",
  },
  {
    style: "/paged with count",
    service: "journals",
    path: "/draft-entries/paged",
    records: "draftEntries",
    key: "entryNumber",
  },
  {
    style: "/paged without count",
    service: "products",
    path: "/productspaged/paged",
    records: "products",
    key: "productNumber",
  },
  { style: "/paged without count", service: "projects", path: "/TimeEntryPrices/paged", key: "number" },
  {
    style: "/paged by its path",
    service: "dimensions",
    path: "/dimension-data/booked-entries/changelog",
    key: "number",
  },
  { style: "REST", service: "rest", path: "/customers", records: "customers", key: "customerNumber" },
  { style: "REST", service: "rest", path: "/products", records: "products", key: "productNumber" },
  {
    style: "REST",
    service: "rest",
    path: "/customers/{customerNumber}/contacts",
    parameters: () => ({ customerNumber: 1 }),
  },
  { style: "plain", service: "projects", path: "/Projects/allowed", records: "projects" },
  {
    style: "plain",
    service: "accounts",
    path: "/TotalIntervals/{number}",
    parameters: () => ({ number: 1 }),
  },
  {
    style: "plain",
    service: "sales",
    path: "/invoices/drafts/{documentId}/lines",
    parameters: (mock) => ({ documentId: mock.agreement().draftInvoices.add().documentId }),
  },
];

const filters = (chance: Chance, key: string): unknown => {
  const operator = chance.of("eq", "ne", "lt", "lte", "gt", "gte", "in", "nin", "like", "near");
  const value = chance.of<unknown>(
    5,
    "5",
    "a$,:()*é",
    null,
    new Date(0),
    [1, 2],
    [],
    true,
    undefined,
    Number.NaN,
    "2026-01-01",
  );
  return chance.of<() => unknown>(
    () => ({ [key]: value }),
    () => ({ [key]: { [operator]: value } }),
    () => ({ [key]: { gte: 1, lt: 90 } }),
    () => ({ and: [{ [key]: { gte: 1 } }, { or: [{ [key]: 5 }, { name: { like: "*a*" } }] }] }),
    () => ({ or: [] }),
    () => ({}),
    () => "text",
    () => ({ number: { gte: 1 } }),
    () => ({ date: { gte: "2026-01-01", lt: new Date("2026-09-01T00:00:00Z") } }),
  )();
};

/** Changes one answer into something that a listing has to doubt. */
const hostile = (chance: Chance): Values => {
  const odd = chance.of<unknown>(null, "", "1", "2", 7, -1, 0.5, 2 ** 60, [], {}, "next", undefined);
  const keep = chance.below(5);
  type Answer = Record<string, unknown>;
  const isRest = (answer: Answer) => Array.isArray(answer?.collection);
  const itemsOf = (answer: Answer) => (isRest(answer) ? "collection" : "items");
  const nested = (answer: Answer, name: string, value: unknown) =>
    isRest(answer)
      ? { ...answer, pagination: { ...(answer.pagination as object), [name]: value } }
      : { ...answer, [name]: value };
  const rewrite = chance.of<(answer: Answer) => unknown>(
    (answer) => ({ ...answer, cursor: odd }),
    (answer) => ({ ...answer, cursor: "5" }),
    (answer) => nested(answer, "results", odd),
    (answer) => nested(answer, "results", keep),
    (answer) => nested(answer, "nextPage", odd),
    (answer) => nested(answer, "nextPage", "https://evil.example/customers?skippages=1&pagesize=5"),
    (answer) => nested(answer, "nextPage", "https://restapi.e-conomic.com/products?skippages=1&pagesize=5"),
    (answer) => nested(answer, "maxPageSizeAllowed", odd),
    (answer) => ({ ...answer, [itemsOf(answer)]: odd }),
    (answer) => ({ ...answer, [itemsOf(answer)]: [odd, { name: "x" }] }),
    (answer) => {
      const name = itemsOf(answer);
      return {
        ...answer,
        [name]: (Array.isArray(answer?.[name]) ? (answer[name] as unknown[]) : []).slice(0, keep),
      };
    },
    (answer) => {
      const name = itemsOf(answer);
      const items = Array.isArray(answer?.[name]) ? (answer[name] as unknown[]) : [];
      return { ...answer, [name]: items.concat(items) };
    },
    (answer) => (Array.isArray(answer) ? answer.slice(0, keep) : [answer]),
    () => odd,
    () => [],
    () => keep,
    () => [null, 5],
  );
  return { effect: { rewrite }, skip: chance.below(4), times: chance.of(1, 1, 50) };
};

/** How a caller reads. Gives what was read, and where it was when it stopped. */
type Read = (listing: Listing) => unknown;

const reading = (chance: Chance, isExport: boolean): [name: string, read: Read] => {
  const most = chance.of(0, 1, 3, 100, 101, 1000, 20_000);
  const oddMax = chance.of<unknown>(-1, 1.5, Number.NaN, "3", null);
  const pages = chance.of(1, 2);
  const pauseMs = chance.of(0, 0, 700);
  const collect = async (items: AsyncIterable<unknown>, stopAfter = Number.POSITIVE_INFINITY) => {
    const read: unknown[] = [];
    let count = 0;
    try {
      for await (const item of items) {
        read.push(item);
        if (pauseMs && read.length % 50 === 1) await sleep(pauseMs);
        if (++count < stopAfter) continue;
        // What is read ahead has been sent by then, however many microtasks that takes.
        await ownTurns();
        await ownTurns();
        break;
      }
    } catch (thrown) {
      return { read: read.length, last: read.at(-1), all: JSON.stringify(read), thrown };
    }
    return { read: read.length, last: read.at(-1), all: JSON.stringify(read) };
  };
  // An export is an iterable and nothing more.
  if (isExport)
    return chance.often(0.7)
      ? ["all", (items) => collect(items)]
      : ["break", (items) => collect(items, most || 1)];
  return chance.of<[string, Read]>(
    ["all", (listing) => collect(listing)],
    ["all", (listing) => collect(listing)],
    ["pages", (listing) => collect(listing.pages())],
    ["break", (listing) => collect(listing, most || 1)],
    ["break at a page", (listing) => collect(listing.pages(), pages)],
    ["toArray", (listing) => listing.toArray()],
    ["max", (listing) => listing.toArray({ max: most })],
    ["odd max", (listing) => listing.toArray({ max: oddMax })],
    ["first", (listing) => listing.first()],
    ["count", (listing) => listing.count()],
    ["twice", async (listing) => [await collect(listing), await collect(listing)]],
    ["at once", (listing) => Promise.all([collect(listing), collect(listing.pages())])],
  );
};

/** Where to go on: from where the last reading failed, or came to. */
const positionOf = (given: unknown, progress: readonly Values[]): string | undefined => {
  const { listing } = ((given as { thrown?: unknown })?.thrown ?? {}) as { listing?: { cursor?: string } };
  return listing?.cursor ?? (progress.at(-1)?.cursor as string | undefined);
};

export function listingSchedule(seed: number, _operations: readonly Operation[]): Schedule {
  const chance = chanceOf(seed);
  const collection = chance.of(...collections);
  const { style, service, path, records, key = "number", parameters } = collection;
  const isKeyed = style === "REST" || style.startsWith("/paged");
  const isLarge = style === "cursor" || style.startsWith("/paged");
  const count =
    chance.often(0.25) && isLarge
      ? chance.of(999, 1000, 1001, 1500, 2003)
      : chance.of(0, 5, 12, 99, 100, 101, 230, 300);
  const changes = new Map(
    chance.list(4, () => {
      const number = chance.between(1, count + 5) + 50_000;
      const isAdded = chance.often(0.4);
      const change = (mock: Mock) => {
        if (!records || style === "plain") return;
        const kept = mock.agreement()[records];
        // What is not there cannot go, and what is there cannot be made: neither is of interest here.
        try {
          if (isAdded) kept.add({ [key]: records === "products" ? `${number}` : number + 100_000 });
          else kept.remove(records === "products" ? `${number}` : number);
        } catch {}
      };
      return [chance.below(8), change] as const;
    }),
  );
  const by = chance.often(0.05)
    ? "odd"
    : chance.of(
        "list",
        "list",
        "list",
        isKeyed ? "byKey" : "list",
        style === "cursor" ? "exportAll" : "list",
      );
  const [name, read] = reading(chance, by === "exportAll");
  const { options: callOptions } = callPlan(chance);
  const hasCallOptions = chance.often(0.15);
  const isFiltered = chance.often(0.12);
  const filter = isFiltered ? filters(chance, key) : undefined;
  const field = chance.of(key, key, key, key, key, key, "name", "nothing");
  const settings: Values = {
    ...(isFiltered && { filter }),
    ...(chance.often(0.1) && {
      sort: chance.of<unknown>(key, `-${key}`, ["name", `-~${key}`], "", 5, ["name"]),
    }),
    ...(style === "REST" && chance.often(0.8) && { pageSize: chance.of(3, 10, 50, 1000) }),
    ...(chance.often(0.03) && { pageSize: chance.of<unknown>(1, 0, 1001, "5") }),
    ...((style === "REST" || by === "exportAll") &&
      chance.often(0.4) && { concurrency: chance.of(1, 2, 3, 5) }),
    ...(chance.often(0.03) && { concurrency: chance.of<unknown>(0, "2", 2) }),
    ...(chance.often(0.06) && { cursor: chance.of<unknown>("4", "", "2", 7, "-1", "x y", null) }),
    ...(chance.often(0.04) && {
      query: chance.of({ page: 1 }, { pageSize: 5 }, { cursor: "4" }, { filter: "a$eq:1" }),
    }),
  };
  const isResumed = chance.often(0.3);
  const isRawFilter = chance.often(0.1);

  return {
    about: `${style}, ${by}, ${name}`,
    seed,
    mock: {
      strict: false,
      rateLimit: chance.often(0.1) ? { limit: 20, windowSeconds: 60 } : false,
      latency: chance.of(0, 0, 5, 300),
    },
    options: chance.often(0.15) ? clientOptions(chance) : {},
    faults: [
      ...(chance.often(0.25) ? faults(chance, 3) : []),
      ...(chance.often(0.3) ? [hostile(chance)] : []),
      ...(chance.often(0.1) ? [hostile(chance)] : []),
    ],
    before: changes,
    async play(stage: Stage) {
      const { client, mock, note } = stage;
      const named = (index: number): Values =>
        records === "products"
          ? { productNumber: `${50_000 + index}`, name: `Product ${index}` }
          : records === "draftEntries"
            ? {}
            : { [key]: 50_000 + index, name: `Name ${index % 7}` };
      if (records && style !== "plain") mock.agreement()[records].addMany(count, named);
      // Most are read with no options of the call: a wrong one ends it before anything is sent.
      const { idempotencyKey: _key, ...call }: Values = hasCallOptions ? callOptions(client, "unused") : {};
      const pathValues = parameters ? { path: parameters(mock) } : {};
      const progress: Values[] = [];
      const onProgress = (value: Values) => progress.push({ ...value });
      const options: Values = {
        ...pathValues,
        ...settings,
        ...call,
        onProgress,
        ...(isRawFilter && { filter: client.raw(`${key}$gte:1`) }),
      };
      const open = (extra: Values): Listing => {
        if (by === "byKey")
          return stage.service(service).list(path, { ...options, by: client.byKey(field), ...extra });
        if (by === "odd")
          return stage.service(service).list(path, { ...options, by: { field }, unknown: 1, ...extra });
        return stage.service(service).list(path, { ...options, ...extra });
      };
      let given: unknown;
      await note("reading", async () => {
        if (by === "exportAll") {
          const { onProgress: _unused, pageSize: _size, sort: _sort, cursor: _cursor, ...rest } = options;
          const items = client.exportAll(stage.service(service), path, { ...rest, by: field });
          given = await read(items as Listing);
        } else given = await read(open({}));
        return given;
      });
      await note("progress", () => progress);
      const cursor = positionOf(given, progress);
      if (isResumed && cursor !== undefined && by !== "exportAll") {
        mock.faults.clear();
        await note("going on", () => read(open({ cursor, signal: undefined })));
      }
    },
  };
}
