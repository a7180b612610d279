import { economic } from "./client.ts";

const customer = { path: { customerNumber: 1 } };
const order = { path: { orderNumber: 1 } };
const quote = { path: { quoteNumber: 1 } };

/** A body that the API returns can be sent as it is. */
export async function templates(): Promise<void> {
  const { rest } = economic;
  const template = await rest.get("/customers/{customerNumber}/templates/invoice", customer);
  const line = await rest.get("/customers/{customerNumber}/templates/invoiceline/{productNumber}", {
    path: { customerNumber: 1, productNumber: "1" },
    query: { quantity: 3 },
  });
  await rest.post("/invoices/drafts", { body: template });
  await rest.post("/invoices/drafts", { body: { ...template, lines: [line] } });
  const instructions = await rest.get(
    "/invoices/drafts/{draftInvoiceNumber}/templates/booking-instructions",
    {
      path: { draftInvoiceNumber: 1 },
    },
  );
  await rest.post("/invoices/booked", { body: instructions });
  await rest.post("/invoices/booked", { body: { ...instructions, sendBy: "ean" } });
  // @ts-expect-error the casing of the others counts (L-18)
  await rest.post("/invoices/booked", { body: { ...instructions, sendBy: "email" } });
}

export async function upgrades(): Promise<void> {
  const { rest } = economic;
  const fromOrder = await rest.get(
    "/orders/sent/{orderNumber}/templates/upgrade-instructions/draftInvoice",
    order,
  );
  await rest.post("/invoices/drafts", { body: fromOrder.draftInvoice });
  const fromQuote = await rest.get(
    "/quotes/drafts/{quoteNumber}/templates/upgrade-instructions/draftInvoice",
    quote,
  );
  await rest.post("/invoices/drafts", { body: fromQuote.draftInvoice });
  // @ts-expect-error the instructions hold the body, and are not one
  await rest.post("/invoices/drafts", { body: fromQuote });
}

/**
 * An order or quote that was read is a valid body for the POST that registers it as sent, and for the POST that makes it a
 * draft again (L-140, L-141).
 */
export async function sending(): Promise<void> {
  const { rest } = economic;
  const draftOrder = await rest.get("/orders/drafts/{orderNumber}", order);
  const sentOrder = await rest.post("/orders/sent", { body: draftOrder });
  await rest.post("/orders/drafts", { body: sentOrder });
  const draftQuote = await rest.get("/quotes/drafts/{quoteNumber}", quote);
  await rest.post("/quotes/sent", { body: draftQuote });
  await rest.post("/quotes/sent", { body: { quoteNumber: 1 } });
  // @ts-expect-error an order is sent as a whole
  await rest.post("/orders/sent", { body: { orderNumber: 1 } });
}

export async function totals(): Promise<void> {
  const path = { collection: "booked", group: "customers", key: 1 } as const;
  const ofCustomer = await economic.rest.get("/invoices/totals/{collection}/{group}/{key}", { path });
  const _sum: number = ofCustomer.netAmountInBaseCurrency;
  const byYear = await economic.rest.get("/invoices/totals/{collection}/{group}/{key}/{group2}", {
    path: { ...path, group2: "accounting-years" },
  });
  const _counts: number[] = (byYear.accountingYears ?? []).map(({ invoiceCount }) => invoiceCount);
  await economic.rest.get("/invoices/totals/{collection}/{group}", {
    // @ts-expect-error nothing is broken down by product
    path: { collection: "paid", group: "products" },
  });
}
