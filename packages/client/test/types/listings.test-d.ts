import { expectTypeOf } from "vitest";
import { EntryType } from "../../src/generated/booked-entries.ts";
import type { Customer } from "../../src/generated/customers.ts";
import type { CustomersFilter, Customer as RestCustomer } from "../../src/generated/rest.ts";
import type {
  ByKey,
  Filter,
  Listing,
  RawExpression,
  ReadItWithForAwaitOrToArray,
} from "../../src/types/index.ts";
import { economic } from "./client.ts";

declare const byKey: <Field extends string>(field: Field) => ByKey<Field>;
declare const raw: (text: string) => RawExpression;

export async function items(): Promise<void> {
  expectTypeOf(economic.customers.list("/Customers")).toEqualTypeOf<Listing<Customer>>();
  for await (const customer of economic.rest.list("/customers"))
    expectTypeOf(customer).toEqualTypeOf<RestCustomer>();
  for await (const page of economic.customers.list("/Customers/paged").pages()) {
    expectTypeOf(page.items).toEqualTypeOf<Customer[]>();
    expectTypeOf(page.total).toEqualTypeOf<number | undefined>();
  }
  expectTypeOf(await economic.customers.list("/Customers").toArray({ max: 10 })).toEqualTypeOf<Customer[]>();
  expectTypeOf(await economic.customers.list("/Customers").first()).toEqualTypeOf<Customer | undefined>();
  expectTypeOf(await economic.customers.list("/Customers").count()).toEqualTypeOf<number>();
  // A listing under a record needs the parameter that names the record. Other listings need no options.
  economic.products.list("/pricegroups/{priceGroupNumber}/specialprices", { path: { priceGroupNumber: 1 } });
  // @ts-expect-error the parameter is missing
  economic.products.list("/pricegroups/{priceGroupNumber}/specialprices");
  // @ts-expect-error REST: the same
  economic.rest.list("/customers/{customerNumber}/contacts");
}

/** Awaiting a listing results in a type whose name says how to read the listing. */
export async function awaited(): Promise<void> {
  const customers = await economic.rest.list("/customers");
  expectTypeOf(customers).toEqualTypeOf<ReadItWithForAwaitOrToArray>();
  // @ts-expect-error it is not a list
  customers.map;
  // @ts-expect-error nor can it be read
  for (const _ of customers);
}

export function filterFields(): void {
  economic.customers.list("/Customers", { filter: { customerNumber: 1 } });
  economic.rest.list("/customers", {
    filter: { name: "Acme", "customerGroup.customerGroupNumber": { in: [1, 2] } },
  });
  // @ts-expect-error /Customers filters by its number only (O-24)
  economic.customers.list("/Customers", { filter: { name: "Acme" } });
  // @ts-expect-error REST: employees filter by number, name and barred only (L-66)
  economic.rest.list("/employees", { filter: { email: "bo@acme.dk" } });
  // @ts-expect-error nested fields have dotted names
  economic.rest.list("/customers", { filter: { customerGroup: { customerGroupNumber: 1 } } });
  // @ts-expect-error layouts cannot be filtered at all
  economic.rest.list("/layouts", { filter: {} });
  // @ts-expect-error a plain array neither
  economic.webhooks.list("/EventTypes", { filter: { name: "a" } });
}

export function filterOperators(): void {
  economic.customers.list("/Contacts", {
    filter: { name: { like: "Bo*", ne: "Bob" }, number: { gte: 1, lt: 9 } },
  });
  // @ts-expect-error a number has no like
  economic.customers.list("/Contacts", { filter: { number: { like: "1*" } } });
  // @ts-expect-error eInvoiceId takes no lists
  economic.customers.list("/Contacts", { filter: { eInvoiceId: { in: ["1"] } } });
  // @ts-expect-error an enumeration is equal or not (O-18)
  economic.bookedEntries.list("/booked-entries", { filter: { type: { gt: EntryType.SupplierInvoice } } });
  // @ts-expect-error REST: the same (L-73)
  economic.rest.list("/accounts", { filter: { debitCredit: { like: "debit" } } });
  // @ts-expect-error no such operator
  economic.rest.list("/customers", { filter: { name: { equals: "Acme" } } });
}

export function filterValues(): void {
  economic.bookedEntries.list("/booked-entries", {
    filter: {
      date: { gte: "2026-01-01", lt: new Date() },
      type: EntryType.SupplierInvoice,
      accountNumber: { in: [1, 2] },
    },
  });
  // @ts-expect-error a number, not a text
  economic.customers.list("/Customers", { filter: { customerNumber: "1" } });
  // @ts-expect-error a list, not a value
  economic.customers.list("/Customers", { filter: { customerNumber: { in: 1 } } });
  // @ts-expect-error dates are written YYYY-MM-DD
  economic.bookedEntries.list("/booked-entries", { filter: { date: "31/01/2026" } });
  // @ts-expect-error no entry is of this type
  economic.bookedEntries.list("/booked-entries", { filter: { type: 99 } });
  // Null is a value in comparisons for equality and in lists (L-75).
  economic.rest.list("/customers", {
    filter: { ean: null, city: { in: ["Odense", null] }, zip: { ne: null } },
  });
  // @ts-expect-error nothing is more than null
  economic.rest.list("/customers", { filter: { zip: { gt: null } } });
  economic.rest.list("/invoices/booked", { filter: { date: { gte: "2026-01-01" } } });
  economic.rest.list("/customers", {
    filter: { lastUpdated: { gt: "2026-01-01T00:00:00Z" }, barred: false },
  });
  // @ts-expect-error REST: a date, not a word
  economic.rest.list("/invoices/booked", { filter: { date: { gte: "yesterday" } } });
}

export function filterCombinations(): void {
  const filter: Filter<CustomersFilter> = {
    or: [{ city: "Odense" }, { and: [{ city: null }, raw("zip$like:5*")] }],
    barred: false,
  };
  economic.rest.list("/customers", { filter });
  economic.rest.list("/customers", { filter: raw("name$like:Acme*") });
  // @ts-expect-error fields are checked at any depth
  economic.rest.list("/customers", { filter: { or: [{ and: [{ town: "Odense" }] }] } });
  // @ts-expect-error so are operators
  economic.rest.list("/customers", { filter: { or: [{ balance: { like: "1" } }] } });
  // @ts-expect-error a text is not a filter, unless it is raw
  economic.rest.list("/customers", { filter: "name$like:Acme*" });
}

export function sorts(): void {
  economic.customers.list("/Customers/paged", { sort: "-customerNumber" });
  economic.rest.list("/customers", { sort: ["name", "-customerNumber", "~city"] });
  economic.rest.list("/customers", { sort: raw("name") });
  economic.rest.list("/customers", { by: byKey("customerNumber") });
  // @ts-expect-error a cursor listing ignores it silently (O-03)
  economic.customers.list("/Customers", { sort: "customerNumber" });
  // @ts-expect-error not sortable
  economic.customers.list("/Customers/paged", { sort: "name" });
  // @ts-expect-error not sortable, in a list
  economic.rest.list("/customers", { sort: ["name", "-nmae"] });
  // @ts-expect-error REST: products filter by barred but do not sort by it (L-69)
  economic.rest.list("/products", { sort: "barred" });
  // @ts-expect-error a cursor listing cannot be read by key
  economic.customers.list("/Customers", { by: byKey("customerNumber") });
  // @ts-expect-error a key must be filterable and sortable
  economic.rest.list("/customers", { by: byKey("barred") });
}

export function withoutPaging(): void {
  // @ts-expect-error the client pages
  economic.rest.list("/customers", { query: { skippages: 1 } });
  // @ts-expect-error the client pages
  economic.customers.list("/Customers", { query: { cursor: "abc" } });
}
