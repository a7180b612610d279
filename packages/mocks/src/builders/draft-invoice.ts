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

/** The properties of a line that a test may set. Default: one piece of the first product, at its sales price. */
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

/** The properties of a draft invoice that a test may set. The mock computes the amounts. */
export type GivenDraftInvoice = Partial<Omit<DraftInvoice, WorkedOut | "lines">> & {
  /** The lines of the invoice. Default: one line of the first product. */
  readonly lines?: readonly GivenInvoiceLine[];
};

/** The properties of a booked invoice that a test may set. */
export type GivenBookedInvoice = Omit<GivenDraftInvoice, "draftInvoiceNumber"> & {
  /** The number of the invoice. Default: the next number of the series. */
  readonly bookedInvoiceNumber?: number;
  /**
   * The amount that is paid: true for the whole amount, a number for a part of it in the invoice's currency. Default:
   * nothing.
   */
  readonly paid?: boolean | number;
  /** The day of the payment. Default: the due date, or today if that is earlier. */
  readonly paidOn?: string;
};

/** The functions that find or make the customer and the product that an invoice needs. */
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

/** Fills in a line. A line with nothing but a description stays a line of text without a product. */
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

/** Days between an invoice and its due date if a test sets only the due date. */
const days = 14;

/**
 * Returns terms of payment that allow the due date that a test sets (L-95), if it sets one. Throws a refusal if the due
 * date is not a day, or if the test's own terms lead to another due date.
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

/** Returns today, or a day before the due date if that is in the past. */
const usualDate = ({ dueDate }: GivenDraftInvoice, today: string): string =>
  dueDate !== undefined && dueDate < today ? addDays(dueDate, -days) : today;

/**
 * Fills in a draft from its customer, and its lines from products and prices. Totals are computed later. Throws a
 * refusal if the customer does not exist, or if a date is wrong.
 */
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
  // `priceSalesDocument` sets the id and the exchange rate later.
  return { ...head, lines } as unknown as DraftInvoice;
}
