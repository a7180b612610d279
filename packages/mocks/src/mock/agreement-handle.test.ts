import { describe, expect, test } from "vitest";
import { createEconomicMock } from "../index.ts";

describe("an event that a test sets off", () => {
  const agreement = () => createEconomicMock().agreement();

  test("is refused when there is no such type, with those that there are", () => {
    expect(() => agreement().emit("INVOICE_SENT")).toThrow(/^emit: There is no event type "INVOICE_SENT" \(/);
  });

  test("is refused with a field that it does not have, and takes its own in any case", () => {
    expect(() => agreement().emit("INVOICE_BOOKED", { invoiceNumber: 7 })).toThrow(
      'emit: INVOICE_BOOKED has no merge field "invoiceNumber" (choose one of INVOICENO',
    );
    expect(() => agreement().emit("INVOICE_BOOKED", { invoiceNo: 7 })).not.toThrow();
  });
});
