import type { Contact, ContactUpdate, Api as CustomersApi } from "../../generated/customers.ts";
import type { Api as DimensionsApi } from "../../generated/dimensions.ts";
import type { Api as ProductsApi } from "../../generated/products.ts";
import type { Customer, Api as RestApi } from "../../generated/rest.ts";
import { createIdempotencyKey } from "../../transport/dated-key.ts";
import { idempotencyKey } from "../../transport/idempotency-key.ts";
import type { EconomicServices, UpdateResponse } from "../../types/index.ts";
import type { UpdatablePath, UpdatePathOf } from "./types.ts";
import { updateWithVersion } from "./update-with-version.ts";
import { writable } from "./writable.ts";

declare const economic: EconomicServices;

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <_ extends true>(): void => {};

// O-50: the path of the PUT for each path.
holds<Equal<UpdatePathOf<CustomersApi, "/Customers/{number}">, "/Customers/{number}">>();
holds<Equal<UpdatePathOf<CustomersApi, "/Contacts/{number}">, "/Contacts">>();
holds<Equal<UpdatePathOf<DimensionsApi, "/values/{dimensionNumber}/{key}">, "/values">>();
holds<
  Equal<
    UpdatePathOf<ProductsApi, "/productgroups/{productGroupNumber}/zones/{number}">,
    "/productgroups/{productGroupNumber}/zones"
  >
>();
// A listing is not a record, and a record without a PUT cannot be updated.
holds<
  Equal<Extract<UpdatablePath<CustomersApi>, "/Contacts" | "/Contacts/paged" | "/Contacts/count">, never>
>();
holds<
  Equal<
    Extract<UpdatablePath<RestApi>, "/journals/{journalNumber}" | "/invoices/booked/{bookedInvoiceNumber}">,
    never
  >
>();
holds<Equal<Extract<UpdatablePath<RestApi>, "/customers/{customerNumber}">, "/customers/{customerNumber}">>();

// The draft has the type of the PUT's body, and the result has the type of the GET's answer.
const updated: Promise<Contact> = updateWithVersion(economic.customers, "/Contacts/{number}", {
  path: { number: 1 },
  change(draft) {
    holds<Equal<typeof draft, ContactUpdate>>();
    draft.name = "Ann";
    // @ts-expect-error read-only
    draft.lastUpdated = "2026-01-01T00:00:00Z";
  },
});
void updated;

// RW-8: `withResponse()` has the whole response, and the reason why the record could not be read back.
const around: Promise<UpdateResponse<Contact>> = updateWithVersion(economic.customers, "/Contacts/{number}", {
  path: { number: 1 },
  change() {},
}).withResponse();
void around;

// @ts-expect-error the path's parameter is missing
void updateWithVersion(economic.customers, "/Contacts/{number}", { change() {} });
// @ts-expect-error a listing
void updateWithVersion(economic.customers, "/Contacts", { change() {} });
const once = { path: { number: 1 }, change() {}, idempotencyKey: idempotencyKey(createIdempotencyKey()) };
// @ts-expect-error a caller's key cannot cover a body that changes at each conflict
void updateWithVersion(economic.customers, "/Contacts/{number}", { ...once });

// A record that was read becomes the body of the PUT.
declare const contact: Contact;
declare const item: Customer;
holds<Equal<ReturnType<typeof ofContact>, ContactUpdate>>();
const ofContact = () => writable(economic.customers, "/Contacts", contact);
void economic.customers.put("/Contacts", { body: { ...ofContact(), phone: undefined } });
void economic.rest.put("/customers/{customerNumber}", {
  path: { customerNumber: item.customerNumber },
  body: { ...writable(economic.rest, "/customers/{customerNumber}", item), city: "Aarhus" },
});
// @ts-expect-error a record of another kind has no property of the body
writable(economic.rest, "/units/{unitNumber}", { objectVersion: "1" });
// @ts-expect-error it is the path of the PUT
writable(economic.customers, "/Contacts/{number}", contact);
// @ts-expect-error L-101: that PUT books a draft
writable(economic.rest, "/invoices/booked/{bookedInvoiceNumber}", { draftInvoice: {} });
// @ts-expect-error booked entries cannot be changed
writable(economic.bookedEntries, "/booked-entries", {});
