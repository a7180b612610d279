import { exact, round, subtract, toBaseCurrency } from "../../money/index.ts";
import type { DraftEntry } from "../../records/journals.ts";
import { vatAccounts } from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";

/** The line that a draft entry will post on one account. */
export interface Posting {
  readonly accountNumber: number;
  readonly amount: number;
  readonly amountInBaseCurrency: number;
  readonly vatCode?: string;
  /** Whether it is the line of the customer or supplier, which is open until it is settled. */
  readonly isParty: boolean;
}

interface Side {
  readonly accountNumber: number | undefined;
  /** The gross amount, with the sign that it is posted with. */
  readonly amount: number;
  readonly amountInBaseCurrency: number;
  readonly vatCode: string | undefined;
  readonly vatAmount: number | undefined;
  readonly isParty: boolean;
}

/** Computes the VAT within a gross amount: 25 % of the net is 20 % of the gross. */
const vatWithin = (gross: number, rate: number): number =>
  round(exact(gross).times(rate).div(exact(100).plus(rate)));

/** Makes the lines of one side: the net amount, the VAT, and under reverse charge the opposite of the VAT. */
function* linesOf(side: Side, exchangeRate: number, agreement: Agreement): Generator<Posting> {
  const { accountNumber, amount, amountInBaseCurrency, vatCode, isParty } = side;
  if (accountNumber === undefined) return;
  const vat = vatCode === undefined ? undefined : agreement.table(vatAccounts).get(vatCode);
  if (vat === undefined || vatCode === undefined) {
    yield { accountNumber, amount, amountInBaseCurrency, isParty };
    return;
  }
  const isReverse = vat.contraAccountNumber !== undefined;
  const computed = isReverse
    ? round(exact(amount).times(vat.ratePercentage).div(100))
    : vatWithin(amount, vat.ratePercentage);
  const vatAmount =
    side.vatAmount === undefined ? computed : (Math.sign(amount) || 1) * Math.abs(side.vatAmount);
  const vatBase = toBaseCurrency(vatAmount, exchangeRate);
  yield isReverse
    ? { accountNumber, amount, amountInBaseCurrency, vatCode, isParty }
    : {
        accountNumber,
        amount: subtract(amount, vatAmount),
        // Net is computed by subtraction, so that net and VAT add up in the base currency too.
        amountInBaseCurrency: subtract(amountInBaseCurrency, vatBase),
        vatCode,
        isParty,
      };
  if (vatAmount === 0) return;
  const line = { amount: vatAmount, amountInBaseCurrency: vatBase, isParty: false };
  yield { ...line, accountNumber: vat.accountNumber };
  if (vat.contraAccountNumber !== undefined)
    yield {
      accountNumber: vat.contraAccountNumber,
      amount: -vatAmount,
      amountInBaseCurrency: -vatBase,
      isParty: false,
    };
}

/** Makes the lines of a draft entry. Two sides sum to zero; one side alone is balanced by other entries of the voucher. */
export function postingsOf(agreement: Agreement, draft: DraftEntry): readonly Posting[] {
  const base = toBaseCurrency(draft.amount, draft.exchangeRate);
  const isParty = draft.customerNumber !== undefined || draft.supplierNumber !== undefined;
  return [
    ...linesOf(
      {
        accountNumber: draft.accountNumber,
        amount: draft.amount,
        amountInBaseCurrency: base,
        vatCode: draft.vatCode,
        vatAmount: draft.vatAmount,
        isParty,
      },
      draft.exchangeRate,
      agreement,
    ),
    ...linesOf(
      {
        accountNumber: draft.contraAccountNumber,
        amount: -draft.amount,
        amountInBaseCurrency: -base,
        vatCode: draft.contraVatCode,
        vatAmount: draft.contraVatAmount,
        isParty: false,
      },
      draft.exchangeRate,
      agreement,
    ),
  ];
}
