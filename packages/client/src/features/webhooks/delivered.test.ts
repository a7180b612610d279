import { expect, test } from "vitest";
import { customerBody, mockWith } from "../../../test/mock-client.ts";
import { receiver, secret } from "../../testing/webhook.ts";
import { updateWithVersion } from "../update/update-with-version.ts";
import { ensureWebhook } from "./ensure.ts";
import type { EnsureWebhookOptions } from "./ensure-options.ts";

const url = "https://app.example/hooks";

/** Makes a mock that delivers webhooks to a receiver, and functions that cause events. */
function delivering(receive: (request: Request) => Promise<Response>) {
  const { mock, economic } = mockWith({ webhooks: receive });
  return {
    mock,
    economic,
    register: (eventType: string, more: Partial<EnsureWebhookOptions> = {}) =>
      ensureWebhook(economic, { eventType, url, secret, ...more }),
    /** Makes a customer, waits for the deliveries, and returns the customer's number. */
    newCustomer: async () => {
      const { customerNumber } = await economic.rest.post("/customers", { body: customerBody() });
      await mock.settled();
      return customerNumber;
    },
    bookInvoice: async () => {
      const { draftInvoiceNumber } = mock.agreement().draftInvoices.add();
      const body = { draftInvoice: { draftInvoiceNumber } };
      const { bookedInvoiceNumber } = await economic.rest.post("/invoices/booked", { body });
      await mock.settled();
      return bookedInvoiceNumber;
    },
    answers: () => mock.deliveries.map(({ attempts, status }) => [attempts, status]),
  };
}

test("the receiver reads every event that ensureWebhook registers, with its numbers", async () => {
  const { receive, events, errors } = receiver();
  const { mock, economic, register, newCustomer, bookInvoice, answers } = delivering(receive);
  const types = await economic.webhooks.get("/EventTypes");
  for (const { name } of types) await register(name ?? "");
  const customerNumber = await newCustomer();
  const invoiceNumber = await bookInvoice();
  await updateWithVersion(economic.products, "/products/{productNumber}", {
    path: { productNumber: "1" },
    change: (product) => ({ ...product, name: "Stol" }),
  });
  const { projectNumber } = mock.agreement().projects.add();
  await updateWithVersion(economic.projects, "/Projects/{number}", {
    path: { number: projectNumber },
    change: (project) => ({ ...project, name: "Tag" }),
  });
  mock.agreement().draftEntries.add();
  await economic.journals.raw("post", "/journals/1/book", { body: {} });
  await mock.settled();
  expect(events).toMatchObject([
    { type: "CUSTOMER_UPDATED", newNumber: customerNumber },
    { type: "INVOICE_BOOKED", invoiceNumber },
    { type: "PRODUCT_UPDATED" },
    { type: "PROJECT_UPDATED" },
    { type: "JOURNAL_BOOKED", journalNumber: 1, fromSerialNumber: expect.any(Number) },
  ]);
  expect(events[0]).not.toHaveProperty("oldNumber");
  expect(events.map((event) => event.field("newNumber")).slice(2, 4)).toEqual(["1", `${projectNumber}`]);
  expect(answers()).toEqual(events.map(() => [1, 200]));
  expect(errors).toEqual([]);
});

test.each<[string, Partial<EnsureWebhookOptions>]>([
  [
    "JSON whose numbers have no quotes",
    {
      url: `${url}?event=CUSTOMER_UPDATED`,
      postData: '{"oldNumber": [OLDNUMBER], "newNumber": [NEWNUMBER]}',
    },
  ],
  [
    "a form",
    {
      postData: "event=CUSTOMER_UPDATED&oldnumber=[OldNumber]&newnumber=[newnumber]",
      contentType: "application/x-www-form-urlencoded",
    },
  ],
  [
    "a form with the content type of JSON (X-11)",
    { postData: "event=CUSTOMER_UPDATED&NEWNUMBER=[NEWNUMBER]" },
  ],
  [
    "a template without the event, with a URL that has it",
    { url: `${url}?event=CUSTOMER_UPDATED`, postData: "newNumber=[NEWNUMBER]" },
  ],
  ["a secret in the path", { url: `${url}/${secret}`, secret: undefined }],
])("a customer's creation reaches the handler as %s", async (_, more) => {
  const { receive, events } = receiver({}, ["CUSTOMER_UPDATED", "INVOICE_BOOKED"]);
  const { register, newCustomer, answers } = delivering(receive);
  await register("CUSTOMER_UPDATED", more);
  const customerNumber = await newCustomer();
  expect(answers()).toEqual([[1, 200]]);
  expect(events).toMatchObject([{ type: "CUSTOMER_UPDATED", newNumber: customerNumber }]);
  expect(events[0]).not.toHaveProperty("oldNumber");
});

test("after the handler fails, the event is delivered again", async () => {
  const numbers: unknown[] = [];
  const { receive, errors } = receiver({
    events: {
      CUSTOMER_UPDATED({ newNumber }) {
        numbers.push(newNumber);
        if (numbers.length === 1) throw new Error("the database is down");
      },
    },
  });
  const { register, newCustomer, answers } = delivering(receive);
  await register("CUSTOMER_UPDATED");
  const customerNumber = await newCustomer();
  expect(numbers).toEqual([customerNumber, customerNumber]);
  expect(answers()).toEqual([[2, 200]]);
  expect(errors).toMatchObject([{ message: "the database is down" }]);
});

test("an event that is delivered again after a lost answer is handled once", async () => {
  const { receive, events } = receiver();
  let turn = 0;
  const { register, bookInvoice, answers } = delivering(async (request) => {
    const answer = await receive(request);
    if (++turn === 1) throw new Error("the connection was cut");
    return answer;
  });
  await register("INVOICE_BOOKED");
  const invoiceNumber = await bookInvoice();
  expect(events).toMatchObject([{ invoiceNumber }]);
  expect(answers()).toEqual([[2, 200]]);
});

test("deliveries with an old secret are 401 until ensureWebhook updates the webhook", async () => {
  const { receive, events } = receiver();
  const { register, newCustomer, answers } = delivering(receive);
  await register("CUSTOMER_UPDATED", { secret: "the-secret-of-last-year" });
  await newCustomer();
  expect(events).toEqual([]);
  expect(await register("CUSTOMER_UPDATED")).toBe("updated");
  const newNumber = await newCustomer();
  expect(events).toMatchObject([{ newNumber }]);
  expect(answers()).toEqual([
    [3, 401],
    [1, 200],
  ]);
});
