import { kind } from "../store/kind.ts";
import type { DocumentPart } from "./documents.ts";

/** A line of an invoice, order or quote. */
export type SalesLine = {
  /** The line's id in the sales service. The line's position is `lineNumber`. */
  readonly lineId: number;
  /** The position, from 1. */
  readonly lineNumber: number;
  readonly sortKey: number;
  readonly description?: string;
  readonly productNumber?: string;
  readonly quantity?: number;
  readonly unitNumber?: number;
  readonly unitNetPrice?: number;
  readonly unitCostPrice?: number;
  readonly discountPercentage?: number;
  readonly recommendedPrice?: number;
  /** A key of dimension 1: a department, or a distribution over several. */
  readonly departmentalDistributionNumber?: number;
  /** The keys of the other dimensions, which dimensionsapi reads and writes. */
  readonly dimension2Key?: number;
  readonly dimension3Key?: number;
  readonly quantity2?: number;
  readonly unit2Number?: number;
  readonly accrualStartDate?: string;
  readonly accrualEndDate?: string;
  // Computed by the mock.
  readonly accountNumber?: number;
  readonly vatCode?: string;
  readonly vatRate?: number;
  readonly vatAmount?: number;
  readonly totalNetAmount?: number;
  readonly marginInBaseCurrency?: number;
  readonly marginPercentage?: number;
  readonly netAmountInBaseCurrency?: number;
  readonly vatAmountInBaseCurrency?: number;
  readonly objectVersion?: string;
};

/**
 * The fields that invoices, orders and quotes share, in a flat record. Draft and booked invoices also have their own
 * numbers.
 */
export type SalesDocument = {
  /** The sales service's `number`, also called documentId there. It is not the number that users see (O-37). */
  readonly documentId: number;
  readonly date: string;
  readonly dueDate?: string;
  readonly currency: string;
  /** The price of 100 units in the base currency. */
  readonly exchangeRate: number;
  readonly customerNumber: number;
  readonly layoutNumber: number;
  readonly paymentTermsNumber: number;
  /** The payment terms' type as the caller sent it, to compare it with the terms (L-97). */
  readonly sentPaymentTermsType?: string;
  readonly recipientName: string;
  readonly recipientAddress?: string;
  readonly recipientZip?: string;
  readonly recipientCity?: string;
  readonly recipientCountry?: string;
  readonly recipientEan?: string;
  readonly recipientPublicEntryNumber?: string;
  readonly recipientMobilePhone?: string;
  readonly recipientCvr?: string;
  readonly recipientPNumber?: string;
  readonly recipientNemHandelType?: string;
  readonly attentionNumber?: number;
  readonly vatZoneNumber: number;
  readonly deliveryLocationNumber?: number;
  readonly deliveryAddress?: string;
  readonly deliveryZip?: string;
  readonly deliveryCity?: string;
  readonly deliveryCountry?: string;
  readonly deliveryTerms?: string;
  readonly deliveryDate?: string;
  readonly heading?: string;
  readonly textLine1?: string;
  readonly textLine2?: string;
  readonly customerContactNumber?: number;
  readonly salesPersonNumber?: number;
  readonly vendorReferenceNumber?: number;
  readonly otherReference?: string;
  readonly projectNumber?: number;
  readonly externalId?: string;
  readonly isVatIncluded?: boolean;
  readonly nemHandelReceiverType?: number;
  readonly lines: readonly SalesLine[];
  // Computed by the mock.
  readonly netAmount?: number;
  readonly vatAmount?: number;
  readonly grossAmount?: number;
  readonly netAmountInBaseCurrency?: number;
  readonly vatAmountInBaseCurrency?: number;
  readonly grossAmountInBaseCurrency?: number;
  readonly roundingAmount?: number;
  readonly costPriceInBaseCurrency?: number;
  readonly marginInBaseCurrency?: number;
  readonly marginPercentage?: number;
  /** The time from which a PDF exists, in the milliseconds of the clock's `elapsed`. */
  readonly pdfFrom?: number;
};

export type DraftInvoice = SalesDocument & {
  readonly draftInvoiceNumber: number;
  readonly sensitivityLevel?: number;
  /** A PDF that is sent with the invoice. */
  readonly attachment?: DocumentPart;
};

export type BookedInvoice = SalesDocument & {
  readonly bookedInvoiceNumber: number;
  /** The number of the draft that the invoice was booked from (L-146). */
  readonly orderNumber?: number;
  /** The open part, in the invoice's currency. */
  readonly remainder: number;
  readonly remainderInBaseCurrency: number;
  readonly sendBy?: string;
};

/** The record of an invoice that was sent electronically. */
export type SentInvoice = {
  readonly id: number;
  readonly bookedInvoiceNumber: number;
  readonly status: string;
  readonly sendBy: "ean" | "mobilePay";
  readonly creationDate: string;
  readonly createdBy: string;
  readonly recipientName: string;
  readonly recipientEan?: string;
};

export const sentInvoices = kind<SentInvoice>("sentInvoices", "id");
export const draftInvoices = kind<DraftInvoice>("draftInvoices", "draftInvoiceNumber");
export const bookedInvoices = kind<BookedInvoice>("bookedInvoices", "bookedInvoiceNumber");
