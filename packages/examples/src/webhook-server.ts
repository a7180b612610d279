/**
 * A server that learns when an invoice is booked. It registers its webhook, receives the deliveries, and reads each
 * invoice through the API, because a delivery is only a hint.
 *
 * Run it as it is: the mocks replace e-conomic, and deliver to the server through a tunnel.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createEconomic, type Economic } from "@org/visma-economic";
import { createWebhookReceiver, ensureWebhook, nodeWebhookHandler } from "@org/visma-economic/webhooks";
import { createEconomicMock } from "@org/visma-economic-mocks";
import { say, step } from "./narrate.ts";

/** The secret from your secret store, with 16 characters or more. */
const secret = "the-secret-of-your-webhooks";

/** The public URL of this server. */
const publicUrl = "https://app.example";

let local = "";
const mock = createEconomicMock({
  seed: "company",
  webhooks: (request) => fetch(new Request(request.url.replace(publicUrl, local), request)),
});
mock.listen({ allow: ["http://127.0.0.1"] });

const economic = createEconomic({
  appSecretToken: "the-secret-of-your-app",
  agreementGrantToken: "what-the-customer-granted",
});

/** Makes the server. At the first delivery the database is down, so e-conomic delivers again. */
function createApp(economic: Economic) {
  let databaseIsDown = true;
  const receive = createWebhookReceiver({
    secret,
    events: {
      async INVOICE_BOOKED({ invoiceNumber: bookedInvoiceNumber }) {
        if (bookedInvoiceNumber === undefined) return;
        if (databaseIsDown) {
          databaseIsDown = false;
          throw new Error("the database is down");
        }
        const invoice = await economic.rest.get("/invoices/booked/{bookedInvoiceNumber}", {
          path: { bookedInvoiceNumber },
        });
        say(`Invoice ${bookedInvoiceNumber} is booked: ${invoice.grossAmount} ${invoice.currency}.`);
      },
    },
    onError: (error, event) => say(`(${event?.type ?? "A delivery"} was not processed: ${error})`),
  });
  const hooks = nodeWebhookHandler(receive);
  return createServer((request, response) => {
    if (request.url === "/hooks/e-conomic") void hooks(request, response);
    else response.writeHead(404).end();
  });
}

/** Books an invoice, as a user of e-conomic does. */
async function bookSomething(): Promise<void> {
  const customer = await economic.rest.list("/customers").first();
  const layout = await economic.rest.list("/layouts").first();
  const product = await economic.rest.list("/products").first();
  const { draftInvoiceNumber } = await economic.rest.post("/invoices/drafts", {
    body: {
      date: "2026-08-14",
      currency: "DKK",
      customer: { customerNumber: customer?.customerNumber ?? 0 },
      layout: { layoutNumber: layout?.layoutNumber ?? 0 },
      paymentTerms: { paymentTermsNumber: 1 },
      recipient: { name: customer?.name ?? "", vatZone: { vatZoneNumber: 1 } },
      lines: [{ product: { productNumber: product?.productNumber ?? "" }, quantity: 1, unitNetPrice: 100 }],
    },
  });
  await economic.rest.post("/invoices/booked", { body: { draftInvoice: { draftInvoiceNumber } } });
}

step("Listen");
const server = createApp(economic);
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
local = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
say(`${publicUrl}/hooks/e-conomic is ${local}/hooks/e-conomic.`);

step("Register the webhook, at every start");
const hook = { eventType: "INVOICE_BOOKED", url: `${publicUrl}/hooks/e-conomic`, secret };
say(`First start: ${await ensureWebhook(economic, hook)}.`);
say(`Second start: ${await ensureWebhook(economic, hook)}.`);

step("An invoice is booked");
await bookSomething();
await mock.settled();

step("Somebody without the secret");
const forged = await fetch(`${local}/hooks/e-conomic`, {
  method: "POST",
  body: "event=INVOICE_BOOKED&invoiceNo=1",
});
say(`Answered with ${forged.status}.`);

server.close();
mock.close();
