import type { Rule } from "../../projection/rule.ts";
import { reference } from "../../projection/rules.ts";
import { PAYMENT_TYPES } from "../../records/payment-types.ts";
import { isObject } from "../../store/entity.ts";

const paymentType = reference("/payment-types/{paymentTypeNumber}");

const ACCOUNTS = new Set([...PAYMENT_TYPES.values()].map(({ account }) => account));
const MESSAGES = new Set([...PAYMENT_TYPES.values()].map(({ message }) => message));

const text = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" ? String(value) : undefined;

/**
 * A supplier invoice's way of paying on REST: the type, and beside it (not inside it, L-29) two details that each type
 * calls by names of its own (L-127). A detail under the name of another type counts as missing.
 */
export const paymentDetails: Rule = {
  read: (entry, view) => {
    const type = paymentType.read(entry, view);
    const names = PAYMENT_TYPES.get(entry.paymentTypeNumber as number);
    if (type === undefined || names === undefined) return undefined;
    return {
      paymentType: type,
      [names.account]: entry.paymentAccount,
      [names.message]: entry.paymentMessage,
    };
  },
  write: (value, draft, view) => {
    if (!isObject(value)) return;
    if (value.paymentType !== undefined) paymentType.write?.(value.paymentType, draft, view);
    const names = PAYMENT_TYPES.get(draft.paymentTypeNumber as number);
    for (const [name, detail] of Object.entries(value)) {
      if (ACCOUNTS.has(name) && (names === undefined || name === names.account))
        draft.paymentAccount = text(detail);
      if (MESSAGES.has(name) && (names === undefined || name === names.message))
        draft.paymentMessage = text(detail);
    }
  },
  fields: { paymentTypeNumber: [], paymentAccount: [], paymentMessage: [] },
};
