import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { bookedEntries } from "../../records/ledger.ts";
import { book, draftBody, makeDraft } from "../../testing/invoice-bodies.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

let mock: TestMock;
beforeEach(() => {
  mock = testMock({ seed: "company", rateLimit: false });
});

const entries = () => mock.agreement().records(bookedEntries).all();
const listed = async (path: string): Promise<number[]> =>
  (await mock.rest("GET", `${path}?pagesize=1000`)).body.collection.map(
    (invoice: { bookedInvoiceNumber: number }) => invoice.bookedInvoiceNumber,
  );

describe("booking", () => {
  test("L-98: gives the invoice a number of its series and deletes the draft", async () => {
    const { draftInvoiceNumber } = await makeDraft(mock);
    const answer = await mock.rest("POST", "/invoices/booked", { draftInvoice: { draftInvoiceNumber } });
    const number = answer.body.bookedInvoiceNumber;
    expect(answer.status).toBe(201);
    expect(answer.headers.get("location")).toBe(`https://restapi.e-conomic.com/invoices/booked/${number}`);
    expect((await mock.rest("GET", `/invoices/booked/${number}`)).body).toEqual(answer.body);
    expect((await mock.rest("GET", `/invoices/drafts/${draftInvoiceNumber}`)).status).toBe(404);
    expect((await mock.apis("q2capi", "GET", "/invoices/drafts")).body.items).toEqual([]);
  });

  test("L-100: leaves the gross amount open: either not due or overdue", async () => {
    const invoice = await book(mock, (await makeDraft(mock)).draftInvoiceNumber);
    expect(invoice).toMatchObject({ grossAmount: 250, remainder: 250, remainderInBaseCurrency: 250 });
    const number = invoice.bookedInvoiceNumber;
    expect(
      [await listed("/invoices/unpaid"), await listed("/invoices/paid")].map((all) => all.includes(number)),
    ).toEqual([true, false]);
    const places = async () => [
      (await listed("/invoices/not-due")).includes(number),
      (await listed("/invoices/overdue")).includes(number),
    ];
    expect(await places()).toEqual([true, false]);
    mock.clock.set("2026-08-28T12:00:00Z");
    expect(await places()).toEqual([true, false]);
    mock.clock.advance("1d");
    expect(await places()).toEqual([false, true]);
    expect((await mock.rest("GET", "/customers/1")).body).toMatchObject({
      balance: expect.any(Number),
      dueAmount: expect.any(Number),
    });
  });

  test("L-101: bookWithNumber is in body or path; E06010 if the number is taken", async () => {
    const draft = async () => ({
      draftInvoice: { draftInvoiceNumber: (await makeDraft(mock)).draftInvoiceNumber },
    });
    expect(
      (await mock.rest("POST", "/invoices/booked", { ...(await draft()), bookWithNumber: 70_000 })).body
        .bookedInvoiceNumber,
    ).toBe(70_000);
    expect((await mock.rest("PUT", "/invoices/booked/70001", await draft())).body.bookedInvoiceNumber).toBe(
      70_001,
    );
    expect(
      (await mock.rest("PUT", "/invoices/booked/70002", { ...(await draft()), bookWithNumber: 3 })).status,
    ).toBe(400);
    expect(
      (await mock.rest("POST", "/invoices/booked", { ...(await draft()), bookWithNumber: 70_000 })).text,
    ).toContain("E06010");
    expect((await book(mock, (await makeDraft(mock)).draftInvoiceNumber)).bookedInvoiceNumber).toBe(70_002);
  });

  test("L-104: accepts the booking instructions of a draft", async () => {
    const { templates } = await makeDraft(mock);
    const instructions = (await mock.rest("GET", new URL(templates.bookingInstructions).pathname)).body;
    expect((await mock.rest("POST", "/invoices/booked", instructions)).status).toBe(201);
  });

  test("happens once for one idempotency key", async () => {
    const { draftInvoiceNumber } = await makeDraft(mock);
    const body = { draftInvoice: { draftInvoiceNumber } };
    const before = await listed("/invoices/booked");
    const first = await mock.rest("POST", "/invoices/booked", body, { key: "k" });
    const again = await mock.rest("POST", "/invoices/booked", body, { key: "k" });
    expect(again.text).toBe(first.text);
    expect(await listed("/invoices/booked")).toHaveLength(before.length + 1);
    const unkeyed = await mock.rest("POST", "/invoices/booked", body);
    expect(unkeyed.status).toBe(400);
  });

  test("L-99: refuses to delete the invoice, its customer or its product", async () => {
    const { bookedInvoiceNumber } = await book(mock, (await makeDraft(mock)).draftInvoiceNumber);
    expect((await mock.rest("DELETE", `/invoices/booked/${bookedInvoiceNumber}`)).status).toBe(405);
    expect((await mock.rest("DELETE", "/customers/1")).status).toBe(400);
    expect((await mock.rest("DELETE", "/products/1")).status).toBe(400);
  });

  test("E04870, E06600: refuses closed years and barred products or customers", async () => {
    const refused = async (changes: Readonly<Record<string, unknown>> = {}) => {
      const { draftInvoiceNumber } = await makeDraft(mock, changes);
      return (await mock.rest("POST", "/invoices/booked", { draftInvoice: { draftInvoiceNumber } })).text;
    };
    expect(await refused({ date: "2019-01-01" })).toContain("E04870");
    const { draftInvoiceNumber } = await makeDraft(mock);
    mock.agreement().products.update("1", { barred: true });
    const barred = await mock.rest("POST", "/invoices/booked", { draftInvoice: { draftInvoiceNumber } });
    expect(barred.body.errors.lines.items[0].product.errors[0].errorCode).toBe("E06600");
    mock.agreement().customers.update(1, { barred: true });
    expect(await refused({ lines: [] })).toContain("Customer 1 is barred");
  });

  test("L-105, L-161, L-18: EAN needs the recipient's EAN, its kind and a contact", async () => {
    const send = async (changes: Readonly<Record<string, unknown>>, sendBy: string) => {
      const { draftInvoiceNumber } = await makeDraft(mock, changes);
      return mock.rest("POST", "/invoices/booked", { draftInvoice: { draftInvoiceNumber }, sendBy });
    };
    const refused = await send({}, "EAN");
    expect(refused.body.errors.sendBy.errors).toHaveLength(3);
    const ready = {
      recipient: {
        name: "Havnens Bageri ApS",
        ean: "5790000000012",
        nemHandelType: "ean",
        vatZone: { vatZoneNumber: 1 },
      },
      references: { customerContact: { customerContactNumber: 1 } },
    };
    const log = async () => (await mock.rest("GET", "/invoices/sent")).body.collection;
    const before = await log();
    const { bookedInvoiceNumber } = (await send(ready, "EAN")).body;
    expect((await log()).slice(before.length)).toMatchObject([
      { invoice: { bookedInvoiceNumber }, sendBy: "ean", recipient: { ean: "5790000000012" } },
    ]);
    expect((await send({}, "none")).status).toBe(201);
    expect((await send({}, "Email")).status).toBe(201);
    expect(await log()).toHaveLength(before.length + 1);
    expect((await send({}, "Ean")).status).toBe(400);
  });

  test("triggers the webhook, with the number filled in", async () => {
    const hook = {
      eventType: "INVOICE_BOOKED",
      name: "x",
      url: "https://hook.test/",
      contentType: "text/plain",
      postData: "no=[invoiceno]",
    };
    await mock.apis("webhooksapi", "POST", "/webhooks", hook);
    const { bookedInvoiceNumber } = await book(mock, (await makeDraft(mock)).draftInvoiceNumber);
    expect(mock.deliveries).toMatchObject([
      { eventType: "INVOICE_BOOKED", body: `no=${bookedInvoiceNumber}` },
    ]);
  });

  test("posts a voucher that balances, for any lines, zone and currency", async () => {
    const line = fc.record({
      product: fc.constantFrom("1", "2", "3").map((productNumber) => ({ productNumber })),
      quantity: fc.integer({ min: -500, max: 500 }).map((hundredths) => hundredths / 100),
      unitNetPrice: fc.integer({ min: 0, max: 1_000_000 }).map((cents) => cents / 100),
      discountPercentage: fc.integer({ min: 0, max: 100 }),
    });
    const draft = fc.record({
      lines: fc.array(line, { minLength: 1, maxLength: 6 }),
      currency: fc.constantFrom("DKK", "EUR", "SEK"),
      vatZone: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(draft, async ({ lines, currency, vatZone }) => {
        const recipient = { name: "X", vatZone: { vatZoneNumber: vatZone } };
        const made = await mock.rest("POST", "/invoices/drafts", draftBody({ lines, currency, recipient }));
        expect(made.status, made.text).toBe(201);
        const invoice = await book(mock, made.body.draftInvoiceNumber);
        const own = entries().filter((entry) => entry.bookedInvoiceNumber === invoice.bookedInvoiceNumber);
        const cents = own.reduce((sum, entry) => sum + Math.round(entry.amountInBaseCurrency * 100), 0);
        expect(cents).toBe(0);
        expect(own[0]).toMatchObject({ customerNumber: 1, remainder: invoice.grossAmount });
      }),
      { numRuns: 60 },
    );
  });
});

describe("PDFs", () => {
  test("X-30: have one page, for drafts and booked invoices, and a separate price", async () => {
    const { draftInvoiceNumber } = await makeDraft(mock);
    const priced = testMock({ seed: "company" });
    const draft = await priced.rest(
      "GET",
      `/invoices/drafts/${(await makeDraft(priced)).draftInvoiceNumber}/pdf`,
    );
    expect([draft.status, draft.headers.get("content-type"), draft.headers.get("x-callcost")]).toEqual([
      200,
      "application/pdf",
      "13",
    ]);
    expect(draft.text).toMatch(/^%PDF-1\.\d[\s\S]*%%EOF\s*$/);
    const { pdf } = await book(mock, draftInvoiceNumber);
    expect((await mock.rest("GET", new URL(pdf.download).pathname)).text).toMatch(/^%PDF/);
    expect((await mock.rest("GET", "/invoices/booked/1/pdf")).status).toBe(404);
  });

  test("answer 406 to a client that does not accept PDF", async () => {
    const { draftInvoiceNumber } = await makeDraft(mock);
    const get = (accept: string) =>
      mock.rest("GET", `/invoices/drafts/${draftInvoiceNumber}/pdf`, undefined, { headers: { accept } });
    expect((await get("application/pdf")).status).toBe(406);
    expect((await get("*/*")).status).toBe(200);
  });

  test("U-11: answer 404 for the first seconds if pdfReadyAfter is set", async () => {
    const slow = testMock({ seed: "company", pdfReadyAfter: 3 });
    const { pdf } = await makeDraft(slow);
    const get = async () => (await slow.rest("GET", new URL(pdf.download).pathname)).status;
    expect(await get()).toBe(404);
    slow.clock.advance("3s");
    expect(await get()).toBe(200);
  });
});
