import { describe, expect, test } from "vitest";
import { createEconomicMock } from "../index.ts";

describe("an event that a test emits", () => {
  const agreement = () => createEconomicMock().agreement();

  test("is refused if its type does not exist, with a list of the types", () => {
    expect(() => agreement().emit("INVOICE_SENT")).toThrow(/^emit: There is no event type "INVOICE_SENT" \(/);
  });

  test("is refused with an unknown field, and accepts its own in any case", () => {
    expect(() => agreement().emit("INVOICE_BOOKED", { invoiceNumber: 7 })).toThrow(
      'emit: INVOICE_BOOKED has no merge field "invoiceNumber" (choose INVOICENO',
    );
    expect(() => agreement().emit("INVOICE_BOOKED", { invoiceNo: 7 })).not.toThrow();
  });
});
