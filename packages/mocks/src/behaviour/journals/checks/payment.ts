import type { Fault } from "../../../errors/refusal.ts";
import { paymentDetailNames } from "../../../records/payment-types.ts";
import type { EntryInput } from "../complete.ts";

/** The server's own typo (L-29). */
const allOrNone = "The folowing fields need to be either all set or all not set";

const prefix = "JournalEntryPaymentDetails";

type Complaint = readonly [code: string, message: string];

/** Checks that a payment id consists of digits, and has this many. */
function digits(text: string, length: number): Complaint | undefined {
  if (!/^\d+$/.test(text)) return ["PaymentIdMustBeNumeric", "The payment id must be numeric."];
  return text.length === length
    ? undefined
    : ["PaymentIdWrongLength", `The payment id must have ${length} digits.`];
}

function between(text: string, shortest: number, longest: number): Complaint | undefined {
  if (text.length < shortest) return ["PaymentIdTooShort", `The text has fewer than ${shortest} characters.`];
  return text.length > longest
    ? ["PaymentIdTooLong", `The text has more than ${longest} characters.`]
    : undefined;
}

/** Checks of the second detail by payment type, because its form depends on the type (L-160). */
const messageChecks: Readonly<Record<number, (text: string) => Complaint | undefined>> = {
  1: (text) => digits(text, 15),
  2: (text) => between(text, 5, 100),
  5: (text) => digits(text, 16),
  7: (text) => between(text, 5, 100),
  10: (text) => between(text, 5, 100),
  17: (text) =>
    /^\d{2,16}(\/.{1,140})?$/.test(text)
      ? undefined
      : [
          "PaymentIdDoesNotMatchStringPattern",
          "Give a number of 2 to 16 digits; after it, if at all, a slash and a text of at most 140 characters.",
        ],
};

/** Types that are paid to a creditor number. */
const toCreditor = new Set([1, 2, 17]);

/**
 * Checks how a supplier invoice is paid: the payment type and its two details must be either all set or all missing
 * (L-127), and each detail must have the form that the type requires.
 */
export function checkPayment(entry: EntryInput): Fault[] {
  const { paymentTypeNumber, paymentAccount, paymentMessage } = entry;
  const details = [paymentTypeNumber, paymentAccount, paymentMessage].filter((value) => value !== undefined);
  if (details.length === 0) return [];
  const names = paymentDetailNames.get(paymentTypeNumber ?? 0);
  if (
    details.length < 3 ||
    names === undefined ||
    paymentAccount === undefined ||
    paymentMessage === undefined ||
    entry.entryType !== "supplierInvoice"
  ) {
    const wanted = names === undefined ? "paymentType" : `${names.account}, ${names.message}`;
    return [
      {
        at: "paymentTypeNumber",
        code: { apis: `${prefix}RequiredFieldsWrong` },
        message: {
          rest: `${allOrNone}: ${wanted}`,
          apis: "Bank and message do not suit the payment type.",
        },
      },
    ];
  }
  const faults: Fault[] = [];
  if (toCreditor.has(paymentTypeNumber ?? 0) && !/^\d{8}$/.test(paymentAccount)) {
    const code = { apis: `${prefix}CreditorIdDoesNotMatchStringPattern` };
    faults.push({
      at: "paymentAccount",
      code,
      message: "A creditor number has 8 digits.",
      input: paymentAccount,
    });
  }
  const complaint = messageChecks[paymentTypeNumber ?? 0]?.(paymentMessage);
  if (complaint !== undefined) {
    const [code, message] = complaint;
    faults.push({ at: "paymentMessage", code: { apis: prefix + code }, message, input: paymentMessage });
  }
  return faults;
}
