import type { Entity } from "../store/entity.ts";
import { type Kind, kind } from "../store/kind.ts";
import type { DocumentPart } from "./documents.ts";
import type { SalesDocument } from "./invoices.ts";

/** The states of an order or quote. The API can send it, take it back and upgrade it (L-140 to L-142). */
export const statuses = ["drafts", "sent", "archived"] as const;
export type DocumentStatus = (typeof statuses)[number];

export type Order = SalesDocument & {
  readonly orderNumber: number;
  readonly documentStatus: DocumentStatus;
  /** A PDF that is sent with the order (L-143). */
  readonly attachment?: DocumentPart;
};
export type Quote = SalesDocument & { readonly quoteNumber: number; readonly documentStatus: DocumentStatus };

/** All three states share one number series: a document keeps its number when it is sent. */
export const orders = kind<Order>("orders", "orderNumber");
export const quotes = kind<Quote>("quotes", "quoteNumber");

/** An order or a quote. Its number is in the field that its offerType names. */
export type Offer = SalesDocument &
  Entity & { readonly documentStatus: DocumentStatus; readonly attachment?: DocumentPart };

/** The differences between orders and quotes. Everything else about them is the same. */
export interface OfferType {
  readonly name: "order" | "quote";
  readonly plural: "orders" | "quotes";
  readonly numberField: "orderNumber" | "quoteNumber";
  readonly kind: Kind<Offer>;
  /** The title of its PDF. */
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
