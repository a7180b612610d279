import { kind } from "../store/kind.ts";

/** Lines that are billed repeatedly, and how often. */
export type Subscription = {
  readonly subscriptionNumber: number;
  readonly name: string;
  readonly description?: string;
  /** The length of a billing period. The numbers are not in order of length: 3 is a month (O-43). */
  readonly interval: number;
  readonly isCalendarBased?: boolean;
  /** 0 bills whole periods, 1 the remaining part (O-43). */
  readonly collection: number;
  readonly includeName?: boolean;
  readonly includePeriod?: boolean;
  readonly allowMoreThanOnePerCustomer?: boolean;
  readonly accrue?: boolean;
  readonly barred?: boolean;
};

/** A product or a text that a subscription adds to each invoice. */
export type SubscriptionLine = {
  /** Unique in the agreement. */
  readonly subscriptionLineNumber: number;
  readonly subscriptionNumber: number;
  readonly productNumber?: string;
  readonly description?: string;
  readonly quantity?: number;
  readonly specialPrice?: number;
  readonly departmentalDistributionNumber?: number;
};

/**
 * Records when a line of a subscription was last added, changed or removed. The subscription shows that time as its
 * own.
 */
export type SubscriptionTouch = { readonly subscriptionNumber: number };

/** A customer enrolled in a subscription. */
export type Subscriber = {
  readonly subscriberNumber: number;
  readonly subscriptionNumber: number;
  readonly customerNumber: number;
  /** The number of one of the customer's contacts. */
  readonly customerContactNumber?: number;
  readonly otherReference?: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly expiryDate?: string;
  readonly registrationDate?: string;
  readonly specialPrice?: number;
  readonly discountPercentage?: number;
  readonly discountExpiryDate?: string;
  readonly quantityFactor?: number;
  readonly priceFactor?: number;
  readonly projectNumber?: number;
  readonly departmentalDistributionNumber?: number;
  /** This field and the next one are set when the web application bills the subscriber. */
  readonly draftDocumentId?: number;
  readonly bookedInvoiceId?: number;
  readonly extraTextForInvoice?: string;
  readonly comments?: string;
};

export const subscriptions = kind<Subscription>("subscriptions", "subscriptionNumber");
export const subscriptionLines = kind<SubscriptionLine>("subscriptionLines", "subscriptionLineNumber");
export const subscriptionTouches = kind<SubscriptionTouch>("subscriptionTouches", "subscriptionNumber");
export const subscribers = kind<Subscriber>("subscribers", "subscriberNumber");
