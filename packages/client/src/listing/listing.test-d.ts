import type { Economic } from "../client/create-economic.ts";
import { raw } from "../filter/raw.ts";
import type { Listing } from "../types/index.ts";
import { byKey } from "./by-key.ts";
import { exportAll } from "./export-all.ts";

declare const economic: Economic;

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const expectType = <Expected>() => ({ of: <Actual>(_: Actual, __: Equal<Actual, Expected>) => {} });

// The key must be a field by which the listing can be filtered and sorted.
economic.rest.list("/customers", { by: byKey("customerNumber") });
economic.customers.list("/Customers/paged", { by: byKey("customerNumber") });
// @ts-expect-error the key cannot be sorted by, nor filtered
economic.rest.list("/customers", { by: byKey("attention") });
// @ts-expect-error O-24: customersapi filters by customerNumber only
economic.customers.list("/Customers/paged", { by: byKey("name") });
// @ts-expect-error a cursor listing is complete without
economic.customers.list("/Customers", { by: byKey("customerNumber") });
// @ts-expect-error it is byKey("customerNumber")
economic.rest.list("/customers", { by: "customerNumber" });

// O-03: what ignores sort does not take it.
// @ts-expect-error
economic.customers.list("/Customers", { sort: "customerNumber" });
economic.customers.list("/Customers/paged", { sort: ["-customerNumber"] });
economic.customers.list("/Customers/paged", { sort: raw("customerNumber") });

// exportAll takes listings by cursor, and splits them by a number that can be compared.
const entries = exportAll(economic.bookedEntries, "/booked-entries", {
  by: "entryNumber",
  concurrency: 8,
  filter: { amount: { gt: 0 } },
});
for await (const { entryNumber } of entries) expectType<number>().of(entryNumber, true);
exportAll(economic.journals, "/draft-entries", {
  by: "entryNumber",
  filter: raw("entryNumber$gt:7"),
  // An export always has a total.
  onProgress: ({ items, total }) => (items / total).toFixed(),
});
// @ts-expect-error /paged cannot be split
exportAll(economic.bookedEntries, "/booked-entries/paged", { by: "entryNumber" });
// @ts-expect-error not a field to filter by
exportAll(economic.bookedEntries, "/booked-entries", { by: "nonsense" });
// @ts-expect-error enumerations compare by equality only (O-18)
exportAll(economic.bookedEntries, "/booked-entries", { by: "type" });
// @ts-expect-error a key is needed
exportAll(economic.bookedEntries, "/booked-entries", {});
// @ts-expect-error texts are sorted and compared in two ways
exportAll(economic.bookedEntries, "/booked-entries", { by: "text" });
// @ts-expect-error REST has no cursors
exportAll(economic.rest, "/customers", { by: "customerNumber" });
// @ts-expect-error the path's parameters are needed
exportAll(economic.products, "/pricegroups/{priceGroupNumber}/specialprices", { by: "number" });
exportAll(economic.products, "/pricegroups/{priceGroupNumber}/specialprices", {
  path: { priceGroupNumber: 1 },
  by: "number",
});

const customers = economic.rest.list("/customers", {
  pageSize: 50,
  concurrency: 2,
  onProgress: ({ total }) => total?.toFixed(),
});
type Customer = typeof customers extends Listing<infer Item> ? Item : never;
expectType<Promise<Customer | undefined>>().of(customers.first(), true);
expectType<Promise<Customer[]>>().of(customers.toArray({ max: 7 }), true);
expectType<Promise<number>>().of(customers.count(), true);
for await (const page of customers.pages()) expectType<string | undefined>().of(page.cursor, true);
