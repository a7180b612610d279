import { describe, expect, test } from "vitest";
import {
  draftEntry,
  mockWithParties,
  postVoucher,
  supplierInvoice,
  voucher,
} from "../../testing/journal-bodies.ts";

const alternatives = [
  [1, { fiSupplierNo: "87654321", ocrLine: "123456789012345" }],
  [2, { fiSupplierNo: "87654321", message: "Faktura 77" }],
  [5, { giroAccount: "5051234", ocrLine: "1234567890123456" }],
  [7, { accountNo: "12345678", message: "Faktura 77" }],
  [10, { ibanSwift: "DK5000400440116243", message: "Faktura 77" }],
  [17, { fiSupplierNo: "87654321", ocrLineMessage: "1234567890123456/Faktura 77" }],
] as const;

const invoice = (paymentDetails: object) =>
  voucher({ supplierInvoices: [supplierInvoice({ paymentDetails })] });
const incompleteMessage = "The folowing fields need to be either all set or all not set";

describe("payment details of a supplier invoice", () => {
  test.each(alternatives)(
    "L-127 type %i has two details beside it, which are read back",
    async (paymentTypeNumber, details) => {
      const mock = mockWithParties();
      const made = await postVoucher(mock, invoice({ paymentType: { paymentTypeNumber }, ...details }));
      const shown = made.entries.supplierInvoices[0].paymentDetails;
      expect(shown).toMatchObject({ paymentType: { paymentTypeNumber }, ...details });
      const [draft] = (await mock.apis("journalsapi", "GET", "/draft-entries")).body.items;
      const [bank, message] = Object.values(details);
      expect(draft).toMatchObject({
        supplierPaymentType: paymentTypeNumber,
        supplierPaymentBank: bank,
        supplierPaymentMessage: message,
      });
    },
  );

  test.each(["12", "1234567890123456", `12/${"x".repeat(140)}`])(
    "L-160 type 17 accepts a number, or number and text: %s",
    async (ocrLineMessage) => {
      const details = { paymentType: { paymentTypeNumber: 17 }, fiSupplierNo: "87654321", ocrLineMessage };
      const made = await postVoucher(mockWithParties(), invoice(details));
      expect(made.entries.supplierInvoices[0].paymentDetails.ocrLineMessage).toBe(ocrLineMessage);
    },
  );

  test("L-160 type 14 is only an entry in a list: it cannot be used to pay", async () => {
    const paymentType = { paymentTypeNumber: 14 };
    const answer = await mockWithParties().rest("POST", "/journals/1/vouchers", invoice({ paymentType }));
    expect(answer.status).toBe(400);
  });

  test("L-29 refuses details inside paymentType, with the server's own words", async () => {
    const paymentType = { paymentTypeNumber: 7, accountNo: "12345678", message: "Faktura 77" };
    const answer = await mockWithParties().rest("POST", "/journals/1/vouchers", invoice({ paymentType }));
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(incompleteMessage);
  });

  test.each([
    ["one of two details", { paymentType: { paymentTypeNumber: 7 }, accountNo: "12345678" }],
    ["a type alone", { paymentType: { paymentTypeNumber: 7 } }],
    ["details without a type", { accountNo: "12345678", message: "Faktura 77" }],
    [
      "details of another type",
      { paymentType: { paymentTypeNumber: 7 }, giroAccount: "5051234", ocrLine: "1234567890123456" },
    ],
  ])("L-127 refuses %s: all details or none", async (_, details) => {
    const answer = await mockWithParties().rest("POST", "/journals/1/vouchers", invoice(details));
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(incompleteMessage);
  });

  test.each([
    [1, "87654321", "12345678901234", "PaymentIdWrongLength"],
    [1, "87654321", "12345678901234X", "PaymentIdMustBeNumeric"],
    [1, "8765", "123456789012345", "CreditorIdDoesNotMatchStringPattern"],
    [7, "12345678", "abcd", "PaymentIdTooShort"],
    [7, "12345678", "x".repeat(101), "PaymentIdTooLong"],
    [17, "87654321", "Faktura nummer 77 uden tal", "PaymentIdDoesNotMatchStringPattern"],
    [17, "87654321", "1/for kort", "PaymentIdDoesNotMatchStringPattern"],
    [17, "87654321", `12/${"x".repeat(141)}`, "PaymentIdDoesNotMatchStringPattern"],
  ])(
    "L-160 journalsapi refuses details of type %i that do not suit it: %s, %s",
    async (type, bank, message, code) => {
      const entry = draftEntry({
        entryTypeNumber: 3,
        supplierNumber: 1,
        contraAccountNumber: 1310,
        amount: -100,
        supplierPaymentType: type,
        supplierPaymentBank: bank,
        supplierPaymentMessage: message,
      });
      const answer = await mockWithParties().apis("journalsapi", "POST", "/draft-entries", entry);
      expect(answer.body.errorCode).toBe(`JournalEntryPaymentDetails${code}`);
    },
  );

  test("journalsapi reads -1 as no details, and has them on supplier invoices only", async () => {
    const mock = mockWithParties();
    const none = draftEntry({ supplierPaymentType: -1 });
    expect((await mock.apis("journalsapi", "POST", "/draft-entries", none)).status).toBe(201);
    const some = draftEntry({
      supplierPaymentType: 7,
      supplierPaymentBank: "1",
      supplierPaymentMessage: "Tekst",
    });
    const refused = await mock.apis("journalsapi", "POST", "/draft-entries", some);
    expect(refused.body.errorCode).toBe("JournalEntryPaymentDetailsRequiredFieldsWrong");
  });
});
