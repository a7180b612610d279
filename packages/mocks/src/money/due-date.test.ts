import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, endOfMonth, fromDays, weekday } from "../dates/index.ts";
import { dueDateOf, type PaymentTermsType, paymentTermsTypes } from "./index.ts";

const due = (paymentTermsType: PaymentTermsType, date: string, daysOfCredit?: number, dueDate?: string) =>
  dueDateOf({ date, paymentTermsType, daysOfCredit, dueDate });

describe("due dates", () => {
  // 2026-11-25 is a Wednesday.
  test.each<[PaymentTermsType, number, string]>([
    ["net", 8, "2026-12-03"],
    ["net", 0, "2026-11-25"],
    ["factoring", 30, "2026-12-25"],
    ["avtaleGiro", 14, "2026-12-09"],
    ["invoiceMonth", 0, "2026-11-30"],
    ["invoiceMonth", 30, "2026-12-30"],
    ["invoiceWeekStartingMonday", 0, "2026-11-29"],
    ["invoiceWeekStartingMonday", 7, "2026-12-06"],
    ["invoiceWeekStartingSunday", 0, "2026-11-28"],
    ["paidInCash", 8, "2026-11-25"],
    ["prepaid", 8, "2026-11-25"],
    ["creditcard", 8, "2026-11-25"],
  ])("%s with %i days: %s", (type, days, expected) => {
    expect(due(type, "2026-11-25", days)).toEqual({ dueDate: expected });
  });

  test("the last day of a week is due on that day", () => {
    expect(due("invoiceWeekStartingMonday", "2026-11-29")).toEqual({ dueDate: "2026-11-29" });
    expect(due("invoiceWeekStartingSunday", "2026-11-28")).toEqual({ dueDate: "2026-11-28" });
    expect(due("invoiceWeekStartingSunday", "2026-11-29")).toEqual({ dueDate: "2026-12-05" });
  });

  test("a sent date is ignored for computed terms, even 0001-01-01 (L-95)", () => {
    expect(due("net", "2026-11-25", 8, "0001-01-01")).toEqual({ dueDate: "2026-12-03" });
  });

  test("dueDate terms need a date (E04042) not before the document's (E04760, L-96)", () => {
    expect(due("dueDate", "2026-11-25")).toMatchObject({
      issue: {
        path: ["dueDate"],
        errorCode: "E04042",
        message: "dueDate is missing a value",
        inputValue: null,
      },
    });
    expect(due("dueDate", "2026-11-25", 0, "2026-11-24")).toMatchObject({
      issue: { errorCode: "E04760", inputValue: "2026-11-24" },
    });
    expect(due("dueDate", "2026-11-25", 8, "2026-11-25")).toEqual({ dueDate: "2026-11-25" });
  });

  test("are never before the date, and weeks and months end on the right day", () => {
    const dates = fc.integer({ min: 0, max: 40_000 }).map(fromDays);
    fc.assert(
      fc.property(dates, fc.nat({ max: 400 }), fc.constantFrom(...paymentTermsTypes), (date, days, type) => {
        const result = due(type, date, days, addDays(date, 3));
        if (!("dueDate" in result)) throw new Error(result.issue.message);
        expect(result.dueDate >= date).toBe(true);
        const end = addDays(result.dueDate, -days);
        if (type === "invoiceMonth") expect(end).toBe(endOfMonth(date));
        if (type === "invoiceWeekStartingMonday") expect(weekday(end)).toBe(0);
        if (type === "invoiceWeekStartingSunday") expect(weekday(end)).toBe(6);
      }),
    );
  });
});
