/**
 * Turns a shop's orders into booked invoices: from a CSV file to customers, drafts, bookings and PDFs. Each is
 * written once, although the network fails in the middle and the job is started three times. It runs against the
 * mocks; without `mock` it runs against e-conomic.
 */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEconomic, isEconomicError, OutcomeUnknownError } from "@org/visma-economic";
import { createEconomicMock } from "@org/visma-economic-mocks";
import { say, step } from "./narrate.ts";
import { invoiceOrder } from "./orders-to-invoices/invoice-order.ts";
import { openStore } from "./orders-to-invoices/open-store.ts";
import { type Order, readOrders } from "./orders-to-invoices/read-orders.ts";

const csv = `order;date;cvr;name;email;product;quantity;price
W-1001;2026-08-12;31415926;Nordlys ApS;bog@nordlys.example;1;2;1.495,00
W-1001;2026-08-12;31415926;Nordlys ApS;bog@nordlys.example;7;1;125,00
W-1002;2026-08-13;27182818;Smith & Søn (2);kontor@smith.example;4;7,5;950,00
W-1003;2026-08-14;31415926;Nordlys ApS;bog@nordlys.example;no-such-product;1;10,00
W-1004;2026-08-14;31415926;Nordlys ApS;bog@nordlys.example;6;3;249,00
`;

const mock = createEconomicMock({ seed: "company" });
mock.listen();
const economic = createEconomic({
  appSecretToken: "the-secret-of-your-app",
  agreementGrantToken: "what-the-customer-granted",
  retry: { maxAttempts: 2 },
});
const folder = await mkdtemp(join(tmpdir(), "orders-"));

/** Runs the job once: handles all orders, and prints what is left to do. */
async function run(orders: Order[]): Promise<void> {
  const store = await openStore(join(folder, "once.sqlite"));
  for (const order of orders) {
    try {
      const { bookedInvoiceNumber, pdf } = await invoiceOrder({ economic, store }, order, folder);
      say(`${order.id}: invoice ${bookedInvoiceNumber}, ${pdf}`);
    } catch (error) {
      // This order is wrong, so a person has to correct it. The others can go on.
      if (isEconomicError(error, "validation")) say(`${order.id} is refused: ${error.message}`);
      // Nobody knows whether the invoice was booked, so do not guess. The next start goes on under the same id.
      else if (error instanceof OutcomeUnknownError) {
        say(
          `${order.id}: no answer to ${error.method} ${error.path} after ${error.attempts} attempts. Stopped.`,
        );
        break;
      } else throw error;
    }
  }
  store.close();
}

const orders = readOrders(csv);
const company = mock.agreement();
const customersBefore = company.customers.all().length;

step("First start; the answers to the second booking are lost on the way");
const booking = { method: "POST", path: "/invoices/booked" };
mock.faults.add({ ...booking, skip: 1, times: 2, effect: { drop: "after" } });
await run(orders);

step("Second start");
await run(orders);

step("Third start, after the weekend");
mock.clock.advance("2d");
await run(orders);

step("In the books");
const invoices = await economic.rest
  .list("/invoices/booked", { filter: { "references.other": { like: "W-*" } }, sort: "bookedInvoiceNumber" })
  .toArray();
for (const { bookedInvoiceNumber, references, netAmount } of invoices)
  say(`Invoice ${bookedInvoiceNumber} of ${references?.other}: ${netAmount} DKK net`);
say(`${company.customers.all().length - customersBefore} new customers, ${invoices.length} invoices.`);
mock.close();
