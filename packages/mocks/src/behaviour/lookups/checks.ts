import type { Fault } from "../../errors/refusal.ts";
import type { PaymentTerms } from "../../records/lookups.ts";

/** Checks that the type and days of a payment term do not change (L-25). */
export function checkPaymentTerms(terms: PaymentTerms, before: PaymentTerms | undefined): Fault[] {
  if (before === undefined) return [];
  return (["paymentTermsType", "daysOfCredit"] as const)
    .filter((field) => terms[field] !== before[field])
    .map((field) => ({
      at: field,
      code: "E06151",
      message: `${field} of payment terms cannot be changed.`,
      input: terms[field] ?? null,
    }));
}
