import { beforeEach, describe, expect, test } from "vitest";
import { draftBody, makeDraft } from "../../testing/invoice-bodies.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

let mock: TestMock;
beforeEach(() => {
  mock = testMock({ seed: "company" });
});

const post = (changes: Readonly<Record<string, unknown>>) =>
  mock.rest("POST", "/invoices/drafts", draftBody(changes));

describe("draft invoices on REST", () => {
  test("L-90: name the properties that are required", async () => {
    const answer = await mock.rest("POST", "/invoices/drafts", {});
    expect(answer.body.errorCode).toBe("E04300");
    expect(Object.keys(answer.body.errors).sort()).toEqual([
      "currency",
      "customer",
      "date",
      "layout",
      "paymentTerms",
      "recipient",
    ]);
  });

  test("L-92: totals are computed: 2 × 100 is 200 net and 250 gross", async () => {
    expect(await makeDraft(mock)).toMatchObject({ netAmount: 200, vatAmount: 50, grossAmount: 250 });
  });

  test("L-52: 33.33 × 3 is 99.99, to the cent", async () => {
    const draft = await makeDraft(mock, {
      lines: [{ product: { productNumber: "1" }, quantity: 3, unitNetPrice: 33.33 }],
    });
    expect([draft.netAmount, draft.lines[0].totalNetAmount]).toEqual([99.99, 99.99]);
  });

  test("L-93: PUT replaces the lines too", async () => {
    const { draftInvoiceNumber } = await makeDraft(mock);
    const lines = [{ product: { productNumber: "1" }, quantity: 3, unitNetPrice: 100 }];
    const put = await mock.rest("PUT", `/invoices/drafts/${draftInvoiceNumber}`, draftBody({ lines }));
    expect([put.status, put.body.netAmount, put.body.lines.length]).toEqual([200, 300, 1]);
    const none = await mock.rest(
      "PUT",
      `/invoices/drafts/${draftInvoiceNumber}`,
      draftBody({ lines: undefined }),
    );
    expect([none.body.netAmount, none.body.lines]).toEqual([0, []]);
  });

  test("L-49: have no lines in listings, but in the single draft and the create", async () => {
    const made = await makeDraft(mock);
    expect(made.lines).toHaveLength(1);
    const [listed] = (await mock.rest("GET", "/invoices/drafts")).body.collection;
    expect(listed).not.toHaveProperty("lines");
    expect((await mock.rest("GET", `/invoices/drafts/${made.draftInvoiceNumber}`)).body).toEqual(made);
  });

  test("L-51, L-107: have payment terms inline, links, and amounts of six decimals", async () => {
    const answer = await post({});
    expect(answer.body).toMatchObject({
      paymentTerms: {
        paymentTermsNumber: 2,
        daysOfCredit: 14,
        name: "Netto 14 dage",
        paymentTermsType: "net",
      },
      recipient: { vatZone: { vatZoneNumber: 1, self: "https://restapi.e-conomic.com/vat-zones/1" } },
      templates: { bookingInstructions: expect.stringContaining("/templates/booking-instructions") },
      soap: { currentInvoiceHandle: { id: answer.body.draftInvoiceNumber } },
      attachment: expect.stringContaining("/attachment"),
      pdf: { download: expect.stringContaining("/pdf") },
    });
    expect(answer.text).toContain('"exchangeRate":100.000000');
    expect(answer.text).toContain('"grossAmount":250.000000');
  });

  test("L-95: net terms compute the due date, whatever date was sent", async () => {
    expect((await makeDraft(mock, { dueDate: "0001-01-01" })).dueDate).toBe("2026-08-28");
  });

  test("L-96: dueDate terms need a date that is not before the invoice", async () => {
    const paymentTerms = { paymentTermsNumber: 6 };
    expect((await post({ paymentTerms })).body.errors.dueDate.errors).toMatchObject([
      { errorCode: "E04042", errorMessage: "dueDate is missing a value" },
    ]);
    expect((await post({ paymentTerms, dueDate: "2026-08-13" })).text).toContain("E04760");
    expect((await makeDraft(mock, { paymentTerms, dueDate: "2026-09-01" })).dueDate).toBe("2026-09-01");
  });

  test("L-97: a type that differs from that of the terms is E07180; none is fine", async () => {
    const terms = (paymentTermsType: string) => ({
      paymentTerms: { paymentTermsNumber: 2, paymentTermsType },
    });
    expect((await post(terms("dueDate"))).text).toContain("E07180");
    expect((await post(terms("net"))).status).toBe(201);
  });

  test("R-14, L-91: a line with amounts needs a product; a text line does not", async () => {
    const line = { description: "Rabat", quantity: 1, unitNetPrice: -50 };
    const answer = await post({ lines: [line] });
    expect(answer.body.errors.lines.items[0]).toMatchObject({
      arrayIndex: 0,
      product: { errors: [{ errorCode: "E04500" }] },
    });
    expect((await makeDraft(mock, { lines: [{ description: "Tak for handlen" }] })).netAmount).toBe(0);
    const lax = testMock({ seed: "company", rulings: { descriptionOnlyLines: "zero" } });
    expect((await makeDraft(lax, { lines: [line] })).netAmount).toBe(0);
  });

  test("L-108: faults of products and quantities are at their lines", async () => {
    mock.agreement().products.update("2", { barred: true });
    const answer = await post({
      lines: [
        { product: { productNumber: "2" }, quantity: 1 },
        { product: { productNumber: "1" } },
        { product: { productNumber: "nope" }, quantity: 1 },
      ],
    });
    expect(answer.body.errors.lines.items).toMatchObject([
      { arrayIndex: 0, product: { errors: [{ errorCode: "E06600" }] } },
      { arrayIndex: 1, quantity: { errors: [{ errorCode: "E04730" }] } },
      { arrayIndex: 2, product: { errors: [{ inputValue: "nope" }] } },
    ]);
  });

  test("L-16: zero is not a valid line number", async () => {
    const line = { product: { productNumber: "1" }, quantity: 1, unitNetPrice: 1, lineNumber: 0 };
    expect((await post({ lines: [line] })).text).toContain("less than minimum value of 1");
  });

  test("E04800: refuses a contact of another customer", async () => {
    const references = { customerContact: { customerContactNumber: 2 } };
    expect((await post({ references })).body.errors.references.customerContact.errors).toMatchObject([
      { errorCode: "E04800", inputValue: 2 },
    ]);
    expect((await post({ references: { customerContact: { customerContactNumber: 1 } } })).status).toBe(201);
  });

  test("L-10: DELETE answers 200 with the deleted draft", async () => {
    const { draftInvoiceNumber: number } = await makeDraft(mock);
    const gone = await mock.rest("DELETE", `/invoices/drafts/${number}`);
    expect([gone.status, gone.body]).toEqual([
      200,
      {
        message: "Deleted invoice.",
        deletedCount: 1,
        deletedItems: [
          { draftInvoiceNumber: number, self: `https://restapi.e-conomic.com/invoices/drafts/${number}` },
        ],
      },
    ]);
    expect((await mock.rest("DELETE", `/invoices/drafts/${number}`)).status).toBe(404);
  });

  test("L-102: deleting the collection deletes every draft; a filter is refused", async () => {
    await makeDraft(mock);
    await makeDraft(mock);
    await expect(mock.rest("DELETE", "/invoices/drafts?filter=draftInvoiceNumber$eq:1")).rejects.toThrow(
      "Refused by the mocks",
    );
    const gone = await mock.rest("DELETE", "/invoices/drafts");
    expect(gone.body).toMatchObject({ message: "Deleted 2 invoices.", deletedCount: 2 });
    expect((await mock.rest("GET", "/invoices/drafts")).body.pagination.results).toBe(0);
  });

  test("L-94: records that a draft refers to cannot be deleted", async () => {
    await makeDraft(mock);
    expect((await mock.rest("DELETE", "/customers/1")).status).toBe(400);
    expect((await mock.rest("DELETE", "/products/1")).status).toBe(400);
    const unused = { productNumber: "99", name: "Ubrugt", productGroup: { productGroupNumber: 1 } };
    await mock.rest("POST", "/products", unused);
    expect((await mock.rest("DELETE", "/products/99")).status).toBe(204);
  });

  test("L-103: PUT with another customer does not copy its name", async () => {
    const { draftInvoiceNumber } = await makeDraft(mock);
    const put = await mock.rest(
      "PUT",
      `/invoices/drafts/${draftInvoiceNumber}`,
      draftBody({ customer: { customerNumber: 2 } }),
    );
    expect(put.body).toMatchObject({
      customer: { customerNumber: 2 },
      recipient: { name: "Havnens Bageri ApS" },
    });
  });

  test("converts a foreign currency at the rate for 100 units", async () => {
    const draft = await makeDraft(mock, { currency: "EUR", exchangeRate: 750 });
    expect(draft).toMatchObject({ grossAmount: 250, grossAmountInBaseCurrency: 1875, exchangeRate: 750 });
    expect((await makeDraft(mock, { currency: "EUR" })).exchangeRate).toBe(746);
  });

  test("adds lines to an existing draft, and lists the drafts of one customer", async () => {
    const { draftInvoiceNumber } = await makeDraft(mock);
    const lines = [{ product: { productNumber: "7" }, quantity: 1, unitNetPrice: 50 }];
    const added = await mock.rest("POST", `/invoices/drafts/${draftInvoiceNumber}/lines`, { lines });
    expect(added.body).toMatchObject({ netAmount: 250, lines: [{ lineNumber: 1 }, { lineNumber: 2 }] });
    expect((await mock.rest("GET", "/customers/1/invoices/drafts")).body.pagination.results).toBe(1);
    expect((await mock.rest("GET", "/customers/2/invoices/drafts")).body.pagination.results).toBe(0);
  });
});
