import { expectTypeOf } from "vitest";
import type { Customer, CustomerCreatedResult } from "../../src/generated/customers.ts";
import type { BookedInvoice, Customer as RestCustomer } from "../../src/generated/rest.ts";
import {
  createEconomic,
  createIdempotencyKey,
  type Hooks,
  idempotencyKey,
  observe,
  type RequestEvent,
  type ResponseEvent,
  type RetryEvent,
  type ThrottleEvent,
} from "../../src/index.ts";
import type { EconomicCall, EconomicResponse } from "../../src/types/index.ts";
import { economic } from "./client.ts";

const number = 1;
const customer = { customerNumber: 1, name: "Acme", customerGroupNumber: 1, zone: 1, paymentTermId: 1 };

export async function answers(): Promise<void> {
  const call = economic.customers.get("/Customers/{number}", { path: { number } });
  expectTypeOf(call).toEqualTypeOf<EconomicCall<Customer>>();
  expectTypeOf(await call).toEqualTypeOf<Customer>();
  expectTypeOf(await call.withResponse()).toEqualTypeOf<EconomicResponse<Customer>>();
  expectTypeOf(
    await economic.rest.get("/customers/{customerNumber}", { path: { customerNumber: 1 } }),
  ).toEqualTypeOf<RestCustomer>();

  // A call returns bytes for a file, `undefined` for an answer without a body (204, or 200: O-14, O-15), and the key after a
  // create (O-11).
  expectTypeOf(
    await economic.rest.get("/invoices/booked/{bookedInvoiceNumber}/pdf", {
      path: { bookedInvoiceNumber: 1 },
    }),
  ).toEqualTypeOf<Uint8Array>();
  expectTypeOf(
    await economic.customers.delete("/Customers/{number}", { path: { number } }),
  ).toEqualTypeOf<undefined>();
  const created = economic.customers.post("/Customers", { body: customer });
  expectTypeOf(await created).toEqualTypeOf<CustomerCreatedResult>();
  const booked = economic.rest.post("/invoices/booked", {
    body: { draftInvoice: { draftInvoiceNumber: 1 } },
  });
  expectTypeOf(await booked).toEqualTypeOf<BookedInvoice>();
  expectTypeOf(await economic.customers.get("/Customers/count")).toEqualTypeOf<number>();
}

export function unknownPaths(): void {
  // @ts-expect-error no such path in this service
  economic.customers.get("/Custmers/{number}", { path: { number } });
  // @ts-expect-error paths are as published, and capitals matter
  economic.rest.get("/Customers");
  // @ts-expect-error a path of another service
  economic.customers.get("/booked-entries");
  // @ts-expect-error this path has no POST
  economic.customers.post("/Customers/{number}", { path: { number } });
  // @ts-expect-error this service has no PATCH at all
  economic.customers.patch("/Customers/{number}", { path: { number } });
  // @ts-expect-error a single record is not a listing
  economic.customers.list("/Customers/{number}", { path: { number } });
  // @ts-expect-error REST: no such path
  economic.rest.get("/invoices/booke");
}

export function pathParameters(): void {
  // @ts-expect-error the options, and with them the parameter, are missing
  economic.customers.get("/Customers/{number}");
  // @ts-expect-error the parameter is missing
  economic.customers.get("/Customers/{number}", { path: {} });
  // @ts-expect-error misspelt
  economic.customers.get("/Customers/{number}", { path: { nummer: 1 } });
  // @ts-expect-error a number, not a text
  economic.customers.get("/Customers/{number}", { path: { number: "1" } });
  // @ts-expect-error undefined would reach the collection
  economic.customers.delete("/Customers/{number}", { path: { number: undefined } });
  // @ts-expect-error one of two is missing
  economic.dimensions.get("/values/{dimensionNumber}/{key}", { path: { dimensionNumber: 1 } });
  // @ts-expect-error REST: the options are missing
  economic.rest.get("/customers/{customerNumber}");
  // On REST, product numbers are texts (L-21).
  economic.rest.get("/products/{productNumber}", { path: { productNumber: "ZZ-1" } });
  // @ts-expect-error REST: not a number
  economic.rest.get("/products/{productNumber}", { path: { productNumber: 1 } });
}

export function queries(): void {
  economic.customers.get("/Customers", { query: { cursor: "abc" } });
  economic.customers.get("/Customers/paged", { query: { pageSize: 100, skipPages: 2 } });
  economic.rest.get("/customers", { query: { pagesize: 1000, skippages: 1 } });
  // @ts-expect-error no such parameter
  economic.customers.get("/Customers/paged", { query: { pagesize: 100 } });
  // @ts-expect-error a page is not filtered: use list
  economic.customers.get("/Customers", { filter: { customerNumber: 1 } });
  // @ts-expect-error nor through the query
  economic.customers.get("/Customers", { query: { filter: "customerNumber$eq:1" } });
  // @ts-expect-error nor sorted
  economic.customers.get("/Customers/paged", { sort: "customerNumber" });
  // @ts-expect-error nor through the query
  economic.customers.get("/Customers/paged", { query: { sort: "customerNumber" } });
  // @ts-expect-error REST: the same
  economic.rest.get("/customers", { filter: { name: "Acme" } });
  const options = { everything: true as const, filter: { currency: "EUR" } };
  // @ts-expect-error L-102: a filter in a variable would be ignored, and every draft deleted
  economic.rest.delete("/invoices/drafts", options);
  const sorted = { sort: "name" };
  // @ts-expect-error nor is a sort dropped
  economic.rest.get("/customers", sorted);
  // @ts-expect-error REST: the same
  economic.rest.get("/customers", { query: { sort: "name" } });
}

export function options(): void {
  const signal = AbortSignal.timeout(1000);
  economic.customers.get("/Customers");
  economic.rest.get("/self", {});
  economic.rest.get("/self", { signal, timeoutMs: 1000, retry: false, headers: { "x-trace": "1" } });
  economic.customers.delete("/Customers/{number}", {
    path: { number },
    idempotencyKey: idempotencyKey(createIdempotencyKey()),
    retry: { maxAttempts: 2 },
  });
  economic.customers.delete("/Customers/{number}", {
    path: { number },
    idempotencyKey: idempotencyKey({ key: "key", createdAt: new Date(), repeated: false }),
  });
  economic.customers.delete("/Customers/{number}", {
    path: { number },
    // @ts-expect-error the key's age has to be known: idempotencyKey({ key, createdAt, repeated })
    idempotencyKey: "key",
  });
  economic.customers.delete("/Customers/{number}", {
    path: { number },
    // @ts-expect-error nor as it is stored: idempotencyKey({ key, createdAt, repeated: false })
    idempotencyKey: { key: "key", createdAt: new Date(), repeated: false },
  });
  // Callers pass on the values that they were given: undefined counts as absent.
  economic.rest.get("/self", { signal: undefined, timeoutMs: undefined, retry: undefined });
  // @ts-expect-error a GET has no idempotency key
  economic.rest.get("/self", { idempotencyKey: idempotencyKey(createIdempotencyKey()) });
  // @ts-expect-error a GET has no body
  economic.rest.get("/self", { body: {} });
  // @ts-expect-error a POST needs its body
  economic.customers.post("/Customers");
  // @ts-expect-error no such option
  economic.rest.get("/self", { timeout: 1000 });
  // A call without path, query and body can be made without options, and so can a write.
  economic.journals.post("/journals/{journalNumber}/book", { path: { journalNumber: 1 } });
  // @ts-expect-error its path parameter is still required
  economic.journals.post("/journals/{journalNumber}/book");
}

export function raw(): void {
  expectTypeOf(economic.rest.raw("get", "/anything", { query: { a: 1 } })).toEqualTypeOf<
    EconomicCall<unknown>
  >();
  expectTypeOf(economic.rest.raw<{ a: 1 }>("post", "/anything", { body: null })).toEqualTypeOf<
    EconomicCall<{ a: 1 }>
  >();
  // @ts-expect-error no such verb
  economic.rest.raw("head", "/anything");
  // @ts-expect-error the content type shows whether the answer is a file
  economic.rest.raw("get", "/anything", { parse: "bytes" });
}

export function hooks(): void {
  const tokens = { appSecretToken: "secret", agreementGrantToken: "grant" };
  createEconomic({ ...tokens, hooks: undefined });
  createEconomic({
    ...tokens,
    hooks: observe({
      onRequest: (event) => expectTypeOf(event).toEqualTypeOf<RequestEvent>(),
      onResponse: (event) => expectTypeOf(event).toEqualTypeOf<ResponseEvent>(),
      onRetry: (event) => expectTypeOf(event).toEqualTypeOf<RetryEvent>(),
      onThrottle: (event) => expectTypeOf(event).toEqualTypeOf<ThrottleEvent>(),
    }),
  });
  const bare: Hooks = { onRequest: () => undefined };
  // @ts-expect-error listeners need observe({ onRequest })
  createEconomic({ ...tokens, hooks: bare });
  // @ts-expect-error there is no such event
  observe({ onError: () => undefined });
}

export function wholeCollections(): void {
  economic.rest.delete("/invoices/drafts", { everything: true });
  // @ts-expect-error: it removes every draft, so it needs everything: true
  economic.rest.delete("/invoices/drafts");
  economic.rest.delete("/invoices/drafts/{draftInvoiceNumber}", {
    path: { draftInvoiceNumber: 1 },
    // @ts-expect-error: it removes one draft
    everything: true,
  });
}
