import { exchangeRateOf } from "../behaviour/ledger/exchange-rates.ts";
import { documentFromCustomer } from "../behaviour/sales-documents/document-from-customer.ts";
import { addDays, danishToday, isDate } from "../dates/index.ts";
import type { CallContext } from "../engine/call.ts";
import { invalid } from "../errors/refusal.ts";
import { exact, round } from "../money/index.ts";
import { type Customer, customers } from "../records/customers.ts";
import type { DraftInvoice, SalesDocument, SalesLine } from "../records/invoices.ts";
import { paymentTerms } from "../records/lookups.ts";
import { products } from "../records/products.ts";
import type { Agreement } from "../store/agreement.ts";

/** The properties of a line that the mock computes, so that a test cannot set them. */
type WorkedOutOfLine =
  | "lineId"
  | "accountNumber"
  | "vatCode"
  | "vatRate"
  | "vatAmount"
  | "totalNetAmount"
  | "marginInBaseCurrency"
  | "marginPercentage"
  | "netAmountInBaseCurrency"
  | "vatAmountInBaseCurrency"
  | "objectVersion";

/** A line as a test gives it: one piece of the first product at its sales price, unless it says otherwise. */
export type GivenInvoiceLine = Partial<Omit<SalesLine, WorkedOutOfLine>>;

type WorkedOut =
  | "documentId"
  | "sentPaymentTermsType"
  | "netAmount"
  | "vatAmount"
  | "grossAmount"
  | "netAmountInBaseCurrency"
  | "vatAmountInBaseCurrency"
  | "grossAmountInBaseCurrency"
  | "roundingAmount"
  | "costPriceInBaseCurrency"
  | "marginInBaseCurrency"
  | "marginPercentage"
  | "pdfFrom";

/** A draft invoice as a test gives it; amounts are worked out. */
export type GivenDraftInvoice = Partial<Omit<DraftInvoice, WorkedOut | "lines">> & {
  /** Default: one line of the first product. */
  readonly lines?: readonly GivenInvoiceLine[];
};

/** A booked invoice as a test gives it. */
export type GivenBookedInvoice = Omit<GivenDraftInvoice, "draftInvoiceNumber"> & {
  /** Default: the next of the series. */
  readonly bookedInvoiceNumber?: number;
  /** The whole amount, or a part of it in the invoice's currency. Default: nothing. */
  readonly paid?: boolean | number;
  /** Default: the day it was due or today, whichever came first. */
  readonly paidOn?: string;
};

/** Finds or makes the records that an invoice needs: a customer, a product. */
export interface Stock {
  customer(): Customer;
  productNumber(): string;
}

/** Returns the price of a product in a currency: its sales price at the day's rate, or 100. */
function priceOf(agreement: Agreement, productNumber: string, currency: string): number {
  const salesPrice = agreement.table(products).get(productNumber)?.salesPrice;
  if (salesPrice === undefined) return 100;
  return round(exact(salesPrice).times(100).div(exchangeRateOf(agreement, currency)));
}

/** Fills in a line. A line with nothing but a description stays a text. */
export function filledLine(
  line: GivenInvoiceLine,
  currency: string,
  agreement: Agreement,
  stock: Stock,
): SalesLine {
  const { productNumber, quantity, unitNetPrice, description } = line;
  const isText =
    description !== undefined &&
    [productNumber, quantity, unitNetPrice].every((value) => value === undefined);
  if (isText) return line as SalesLine;
  const chosen = productNumber ?? stock.productNumber();
  const costPrice = agreement.table(products).get(chosen)?.costPrice;
  return {
    ...(costPrice === undefined ? {} : { unitCostPrice: costPrice }),
    ...line,
    productNumber: chosen,
    quantity: quantity ?? 1,
    unitNetPrice: unitNetPrice ?? priceOf(agreement, chosen, currency),
  } as SalesLine;
}

/** Days between an invoice and its due date, if a test sets the due date only. */
const days = 14;

/**
 * Returns terms of payment that allow a chosen due date (L-95), if a test sets one. Throws a refusal if it is not a day, or if
 * the test's own terms compute another.
 */
export function termsFor(
  { dueDate, paymentTermsNumber }: GivenDraftInvoice,
  agreement: Agreement,
): Partial<SalesDocument> {
  if (dueDate === undefined) return {};
  if (!isDate(dueDate))
    throw invalid({ message: `The dueDate "${dueDate}" is not a day (write "2026-08-14")` });
  const table = agreement.table(paymentTerms);
  const chosen = paymentTermsNumber === undefined ? undefined : table.get(paymentTermsNumber);
  if (chosen !== undefined && chosen.paymentTermsType !== "dueDate") {
    const message = `Payment terms ${paymentTermsNumber} of type ${chosen.paymentTermsType} set the due date themselves (leave one of the two out)`;
    throw invalid({ message });
  }
  const terms = chosen ?? table.by("paymentTermsType", "dueDate")[0];
  return terms === undefined ? {} : { paymentTermsNumber: terms.paymentTermsNumber };
}

/** Returns today, or for a due date in the past a day before it. */
const usualDate = ({ dueDate }: GivenDraftInvoice, today: string): string =>
  dueDate !== undefined && dueDate < today ? addDays(dueDate, -days) : today;

/** Fills a draft from the customer, and its lines from products and prices. Totals come later. Throws a refusal. */
export function filledDraft(
  values: GivenDraftInvoice,
  draftInvoiceNumber: number,
  { agreement, now }: CallContext,
  stock: Stock,
): DraftInvoice {
  const { customerNumber, date } = values;
  const customer =
    customerNumber === undefined ? stock.customer() : agreement.table(customers).get(customerNumber);
  if (customer === undefined) throw invalid({ message: `Customer ${customerNumber} does not exist` });
  if (date !== undefined && !isDate(date))
    throw invalid({ message: `The date "${date}" is not a day (write "2026-08-14")` });
  const head = {
    ...documentFromCustomer(customer),
    ...termsFor(values, agreement),
    date: usualDate(values, danishToday(now)),
    ...values,
    draftInvoiceNumber,
  };
  const lines = (values.lines ?? [{}]).map((line) => filledLine(line, head.currency, agreement, stock));
  // priceSalesDocument sets the id and the exchange rate.
  return { ...head, lines } as unknown as DraftInvoice;
}
