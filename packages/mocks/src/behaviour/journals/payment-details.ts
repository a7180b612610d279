import type { Rule } from "../../projection/rule.ts";
import { reference } from "../../projection/rules.ts";
import { paymentDetailNames } from "../../records/payment-types.ts";
import { isObject } from "../../store/entity.ts";

const paymentType = reference("/payment-types/{paymentTypeNumber}");

const accountNames = new Set([...paymentDetailNames.values()].map(({ account }) => account));
const messages = new Set([...paymentDetailNames.values()].map(({ message }) => message));

const text = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" ? String(value) : undefined;

/**
 * Makes the rule for the payment of a supplier invoice on REST: the type, and two details beside it, not inside it
 * (L-29). The names of the details depend on the type (L-127). A detail under the name of another type counts as
 * missing.
 */
export const paymentDetails: Rule = {
  read: (entry, view) => {
    const type = paymentType.read(entry, view);
    const names = paymentDetailNames.get(entry.paymentTypeNumber as number);
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
    const names = paymentDetailNames.get(draft.paymentTypeNumber as number);
    for (const [name, detail] of Object.entries(value)) {
      if (accountNames.has(name) && (names === undefined || name === names.account))
        draft.paymentAccount = text(detail);
      if (messages.has(name) && (names === undefined || name === names.message))
        draft.paymentMessage = text(detail);
    }
  },
  fields: { paymentTypeNumber: [], paymentAccount: [], paymentMessage: [] },
};
