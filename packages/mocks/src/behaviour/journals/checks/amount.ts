import type { Call } from "../../../engine/call.ts";
import type { Fault } from "../../../errors/refusal.ts";
import { exact } from "../../../money/index.ts";
import { currencies } from "../../../records/lookups.ts";
import type { EntryInput } from "../complete.ts";

/** The largest amount: 18 digits, two of them decimals. */
const digitLimit = 1e16;

function checkRate({ exchangeRate, currency }: EntryInput, { agreement }: Call): Fault[] {
  if (exchangeRate === undefined) return [];
  const fault = (code: string, message: string): Fault[] => [
    { at: "exchangeRate", code: { apis: code }, message, input: exchangeRate },
  ];
  if (!(exchangeRate > 0))
    return fault("JournalEntryExchangeRateError", "The exchange rate must be positive.");
  if (currency === agreement.settings.baseCurrency && exchangeRate !== 100)
    return fault(
      "JournalEntryExchangeRateMustBeOneHundredForBaseCurrency",
      "The exchange rate of the base currency is 100.",
    );
  if (exact(exchangeRate).round(6).eq(exchangeRate)) return [];
  return fault("JournalEntryExchangeRateScalePrecisionError", "The exchange rate has more than 6 decimals.");
}

/** Checks that VAT amounts in the body are part of the amount. */
function checkVatAmounts({ amount, vatAmount, contraVatAmount }: EntryInput): Fault[] {
  const vatAmounts = { vatAmount, contraVatAmount };
  return Object.entries(vatAmounts)
    .filter(([, vat]) => vat !== undefined && Math.abs(vat) > Math.abs(amount))
    .map(([at, input]) => ({ at, message: `${at} exceeds the amount.`, input }));
}

/** Checks amount, currency and rate. */
export function checkAmount(entry: EntryInput, call: Call): Fault[] {
  const faults: Fault[] = [];
  if (Math.abs(entry.amount) >= digitLimit) {
    const code = { apis: "JournalEntryAmountExceedsDigitLimit" };
    faults.push({ at: "amount", code, message: "The amount has more than 18 digits.", input: entry.amount });
  }
  if (!call.agreement.table(currencies).has(entry.currency)) {
    const code = { apis: "JournalEntryCurrencyNotFound" };
    const message = `Currency ${entry.currency} was not found.`;
    faults.push({ at: "currency", code, message, input: entry.currency });
  }
  return [...faults, ...checkRate(entry, call), ...checkVatAmounts(entry)];
}
