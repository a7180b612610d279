import type { Call } from "../../engine/call.ts";
import { dueDateOf, priceDocument } from "../../money/index.ts";
import type { SalesDocument, SalesLine } from "../../records/invoices.ts";
import { paymentTerms } from "../../records/lookups.ts";
import { products } from "../../records/products.ts";
import type { Agreement } from "../../store/agreement.ts";
import { exchangeRateOf } from "../ledger/exchange-rates.ts";
import { salesPosting } from "../ledger/vat.ts";

/** Adds to a line its position, id and account. Amounts are computed for the whole document. */
function placed(
  line: Partial<SalesLine>,
  index: number,
  document: SalesDocument,
  agreement: Agreement,
): SalesLine {
  const product =
    line.productNumber === undefined ? undefined : agreement.table(products).get(line.productNumber);
  const posting = salesPosting(agreement, product?.productGroupNumber, document.vatZoneNumber);
  const description = line.description ?? product?.name;
  const unitNumber = line.unitNumber ?? product?.unitNumber;
  return {
    ...line,
    lineId: line.lineId ?? agreement.next("salesLines", 5001),
    lineNumber: line.lineNumber ?? index + 1,
    sortKey: line.sortKey ?? line.lineNumber ?? index + 1,
    ...(description === undefined ? {} : { description }),
    ...(unitNumber === undefined ? {} : { unitNumber }),
    ...(posting.accountNumber === undefined ? {} : { accountNumber: posting.accountNumber }),
    ...(posting.vatCode === undefined ? {} : { vatCode: posting.vatCode }),
    vatRate: product === undefined ? 0 : posting.vatRate,
  };
}

const sameLine = (a: SalesLine, b: SalesLine | undefined): boolean =>
  b !== undefined &&
  JSON.stringify({ ...a, objectVersion: "" }) === JSON.stringify({ ...b, objectVersion: "" });

/**
 * Computes the fields of a document that callers do not send: exchange rate, due date (L-95), line numbers, VAT and
 * totals to the cent (L-52, L-92).
 */
export function priceSalesDocument<D extends SalesDocument>(
  document: D,
  { agreement }: Pick<Call, "agreement">,
  before?: D,
): D {
  const { sentPaymentTermsType: _, ...kept } = document;
  const exchangeRate = document.exchangeRate ?? exchangeRateOf(agreement, document.currency);
  const placedLines = (document.lines ?? []).map((line, index) => placed(line, index, document, agreement));
  const totals = priceDocument(
    placedLines.map((line) => ({
      quantity: line.productNumber === undefined ? 0 : (line.quantity ?? 0),
      unitNetPrice: line.unitNetPrice ?? 0,
      discountPercentage: line.discountPercentage,
      unitCostPrice: line.unitCostPrice,
      vatRate: line.vatRate ?? 0,
    })),
    exchangeRate,
  );
  const lines = placedLines.map((line, index) => {
    const own = totals.lines[index];
    const whole: SalesLine = {
      ...line,
      totalNetAmount: own?.totalNetAmount ?? 0,
      vatAmount: own?.vatAmount ?? 0,
      marginInBaseCurrency: own?.marginInBaseCurrency ?? 0,
      marginPercentage: own?.marginPercentage ?? 0,
      netAmountInBaseCurrency: own?.netAmountInBaseCurrency ?? 0,
      vatAmountInBaseCurrency: own?.vatAmountInBaseCurrency ?? 0,
    };
    const former = before?.lines.find((candidate) => candidate.lineId === whole.lineId);
    return sameLine(whole, former) && former !== undefined
      ? former
      : { ...whole, objectVersion: agreement.stamp().objectVersion };
  });
  const { lines: _lines, ...sums } = totals;
  const due = dueOf(document, agreement);
  return {
    ...(kept as D),
    exchangeRate,
    ...sums,
    lines,
    dueDate: "dueDate" in due ? due.dueDate : document.date,
  };
}

/** Computes the due date of a document, or finds what is wrong with the due date that was sent. */
export function dueOf(document: SalesDocument, agreement: Agreement): ReturnType<typeof dueDateOf> {
  const terms = agreement.table(paymentTerms).get(document.paymentTermsNumber);
  return dueDateOf({
    date: document.date,
    paymentTermsType: terms?.paymentTermsType ?? "net",
    daysOfCredit: terms?.daysOfCredit,
    dueDate: document.dueDate,
  });
}
