import type { Entity } from "../store/entity.ts";
import { type Kind, kind } from "../store/kind.ts";
import type { DocumentPart } from "./documents.ts";
import type { SalesDocument } from "./invoices.ts";

/** Where an order or a quote stands. One is sent, taken back and upgraded through the API (L-140 to L-142). */
export const statuses = ["drafts", "sent", "archived"] as const;
export type DocumentStatus = (typeof statuses)[number];

export type Order = SalesDocument & {
  readonly orderNumber: number;
  readonly documentStatus: DocumentStatus;
  /** A PDF that goes with the order (L-143). */
  readonly attachment?: DocumentPart;
};
export type Quote = SalesDocument & { readonly quoteNumber: number; readonly documentStatus: DocumentStatus };

/** One number series for all three statuses: a document keeps its number when it is sent. */
export const orders = kind<Order>("orders", "orderNumber");
export const quotes = kind<Quote>("quotes", "quoteNumber");

/** An order or a quote, whose own number stands in the field that its offerType names. */
export type Offer = SalesDocument &
  Entity & { readonly documentStatus: DocumentStatus; readonly attachment?: DocumentPart };

/** What tells orders and quotes apart: everything else about them is the same. */
export interface OfferType {
  readonly name: "order" | "quote";
  readonly plural: "orders" | "quotes";
  readonly numberField: "orderNumber" | "quoteNumber";
  readonly kind: Kind<Offer>;
  /** What its PDF is headed. */
  readonly title: string;
}

export const orderType: OfferType = {
  name: "order",
  plural: "orders",
  numberField: "orderNumber",
  kind: orders as unknown as Kind<Offer>,
  title: "Ordre",
};

export const quoteType: OfferType = {
  name: "quote",
  plural: "quotes",
  numberField: "quoteNumber",
  kind: quotes as unknown as Kind<Offer>,
  title: "Tilbud",
};
