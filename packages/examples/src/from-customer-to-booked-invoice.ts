/**
 * Goes from a new agreement to a booked invoice, as most integrations do, and shows what happens when calls fail.
 *
 * Run it with `pnpm demo`. It needs no token and no network, because the mocks replace e-conomic. For a real
 * agreement only the first function changes.
 */
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEconomic, type Economic, idempotencyKey, isEconomicError, observe } from "@org/visma-economic";
import { createEconomicMock } from "@org/visma-economic-mocks";
import { say, step } from "./narrate.ts";

const mock = createEconomicMock({ seed: "empty" });

/** The two tokens come from your secret store; `economicFromEnv()` reads them from the environment. */
function connect(): Economic {
  mock.listen();
  mock.agreement().customers.addMany(2_500, (index) => ({ name: `Customer ${index + 1}` }));
  return createEconomic({
    appSecretToken: "the-secret-of-your-app",
    agreementGrantToken: "what-the-customer-granted",
    hooks: observe({
      onRetry: ({ method, path, delayMs, error }) =>
        say(`(${method} ${path}: ${error?.kind}, again in ${(delayMs / 1000).toFixed(1)} s)`),
    }),
  });
}

/** Checks the tokens with the cheapest call. */
async function checkConnection(economic: Economic): Promise<void> {
  step("Check the connection");
  const self = await economic.rest.get("/self");
  say(
    `Agreement ${self.agreementNumber}, ${self.company?.name}, base currency ${self.settings?.baseCurrency}.`,
  );
}

/** Reads a listing to its end. It returns every item, or throws. */
async function readCustomers(economic: Economic): Promise<void> {
  step("Read 2,500 customers");
  let pages = 0;
  let customers = 0;
  for await (const page of economic.customers.list("/Customers").pages()) {
    pages += 1;
    customers += page.items.length;
  }
  say(`${customers} customers in ${pages} pages of up to 1,000.`);

  // The service can filter by number only (O-24): `{ name: … }` does not compile here. REST has more filters.
  const [found] = await economic.rest
    .list("/customers", { filter: { name: { like: "Customer 1234" } }, sort: "-customerNumber" })
    .toArray({ max: 1 });
  say(`By name, on REST: number ${found?.customerNumber} is ${found?.name}.`);
}

/** Creates a customer. First e-conomic refuses it, and the error says what is wrong and where. */
async function createCustomer(economic: Economic): Promise<number> {
  step("Create a customer");
  const lookups = {
    customerGroup: { customerGroupNumber: 1 },
    vatZone: { vatZoneNumber: 1 },
  };
  try {
    const paymentTerms = { paymentTermsNumber: 999 };
    await economic.rest.post("/customers", {
      body: { ...lookups, name: "Nordlys ApS", currency: "DKK", paymentTerms },
    });
  } catch (error) {
    if (!isEconomicError(error, "validation")) throw error;
    say(`Refused: ${error.errors.map((one) => `${one.path}: ${one.message}`).join("; ")}`);
  }
  const { customerNumber } = await economic.rest.post("/customers", {
    body: { ...lookups, name: "Nordlys ApS", currency: "DKK", paymentTerms: { paymentTermsNumber: 1 } },
  });
  say(`Customer ${customerNumber}. Left to the client: an idempotency key, so that a retry cannot make two.`);
  return customerNumber;
}

/** Drafts an invoice with three lines on REST. The server computes the totals. */
async function draftInvoice(economic: Economic, customerNumber: number): Promise<number> {
  step("Draft an invoice with three lines");
  mock
    .agreement()
    .products.addMany(3, (index) => ({ productNumber: `P-${index + 1}`, name: `Product ${index + 1}` }));
  const line = (productNumber: string, quantity: number, unitNetPrice: number) => ({
    product: { productNumber },
    quantity,
    unitNetPrice,
  });
  const layoutNumber = (await economic.rest.list("/layouts").first())?.layoutNumber;
  if (layoutNumber === undefined)
    throw new Error("The agreement has no layout. Make one under Settings first.");
  const draft = await economic.rest.post("/invoices/drafts", {
    body: {
      date: "2026-08-14",
      currency: "DKK",
      customer: { customerNumber },
      layout: { layoutNumber },
      paymentTerms: { paymentTermsNumber: 1 },
      // The recipient is part of the document. The server does not fill it from the customer's card (L-159).
      recipient: { name: "Nordlys ApS", vatZone: { vatZoneNumber: 1 } },
      lines: [line("P-1", 2, 100), line("P-2", 1, 49.95), line("P-3", 3, 33.33)],
    },
  });
  const { draftInvoiceNumber } = draft;
  say(
    `Draft ${draftInvoiceNumber}: net ${draft.netAmount}, VAT ${draft.vatAmount}, gross ${draft.grossAmount} ${draft.currency}.`,
  );

  // The document has another number on each surface (O-37). Never use one for the other.
  const [same] = await economic.sales
    .list("/invoices/drafts", { filter: { draftInvoiceNumber } })
    .toArray({ max: 1 });
  say(
    `The sales service knows it as document ${same?.number}, with draftInvoiceNumber ${same?.draftInvoiceNumber}.`,
  );
  return draftInvoiceNumber;
}

/** Books the draft, which cannot be undone. Under one key it happens once, however often it is sent. */
async function book(economic: Economic, draftInvoiceNumber: number): Promise<number> {
  step("Book it, on a bad day");
  const request = {
    body: { draftInvoice: { draftInvoiceNumber } },
    // A job that may be started again needs your own key. Store it with its time beside the order, before the first
    // attempt.
    idempotencyKey: idempotencyKey({ key: "order-4711-book", createdAt: new Date(), repeated: false }),
  };
  mock.faults.add({ method: "POST", path: "/invoices/booked", effect: { status: 429, retryAfter: 1 } });
  mock.faults.add({ method: "POST", path: "/invoices/booked", effect: { drop: "after" } });
  const first = await economic.rest.post("/invoices/booked", request).withResponse();
  const { bookedInvoiceNumber } = first.data;
  say(`Invoice ${bookedInvoiceNumber} after ${first.attempts} attempts.`);
  if (first.replayed)
    say(
      "The second attempt booked it, but its answer was lost. The third got that answer, and not a second invoice.",
    );

  const again = await economic.rest.post("/invoices/booked", request).withResponse();
  const booked = await economic.rest.list("/invoices/booked").toArray();
  say(
    `The same key once more: invoice ${again.data.bookedInvoiceNumber}, replayed: ${again.replayed}. Invoices in the books: ${booked.length}.`,
  );
  return bookedInvoiceNumber;
}

async function savePdf(economic: Economic, bookedInvoiceNumber: number): Promise<void> {
  step("Save its PDF");
  const pdf = await economic.rest.get("/invoices/booked/{bookedInvoiceNumber}/pdf", {
    path: { bookedInvoiceNumber },
  });
  const file = join(await mkdtemp(join(tmpdir(), "economic-demo-")), `invoice-${bookedInvoiceNumber}.pdf`);
  await writeFile(file, pdf);
  say(`${pdf.length} bytes in ${file}`);
}

const economic = connect();
await checkConnection(economic);
await readCustomers(economic);
const customerNumber = await createCustomer(economic);
const draftInvoiceNumber = await draftInvoice(economic, customerNumber);
const bookedInvoiceNumber = await book(economic, draftInvoiceNumber);
await savePdf(economic, bookedInvoiceNumber);
step("Done");
say(`${mock.requests.length} requests, and not one left this process.`);
mock.close();
