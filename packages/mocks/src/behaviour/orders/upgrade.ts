import { type Call, type Handler, ok } from "../../engine/call.ts";
import { projection } from "../../projection/projection.ts";
import { link } from "../../projection/rules.ts";
import { type DocumentStatus, type Offer, type OfferType, orders, orderType } from "../../records/orders.ts";
import { keysFromLink } from "../../surface/links.ts";
import { dateAndCurrency, parties } from "../sales-documents/projections/document.ts";
import { draftLineToCreate, linesRule } from "../sales-documents/projections/line.ts";

/** States in which a document can become an invoice (L-142). */
export const upgradable: Readonly<Record<OfferType["name"], readonly DocumentStatus[]>> = {
  order: ["drafts", "sent", "archived"],
  quote: ["drafts", "sent"],
};

/** Where the draft invoice is that a document becomes; the link in its `templates` is this whole path. */
export const upgradePath = ({ plural, numberField }: OfferType, status: DocumentStatus): string =>
  `/${plural}/${status}/{${numberField}}/templates/upgrade-instructions/draftInvoice`;

/** A draft invoice, ready to be posted to `/invoices/drafts`. */
export const upgradeInstructions = (
  offerType: OfferType,
  status: DocumentStatus,
  offerIn: (call: Call) => Offer,
): Handler => {
  const template = projection({
    ...dateAndCurrency,
    ...parties,
    lines: linesRule(draftLineToCreate),
    self: link(upgradePath(offerType, status)),
  });
  return (call) => ok({ draftInvoice: template.render(offerIn(call), call) });
};

/**
 * Archives the sent order whose upgrade instructions have become a draft invoice (L-142). Nobody recorded how the server
 * knows which order that is: here by the `self` of the instructions.
 */
export function archiveUpgraded(self: unknown, { agreement }: Pick<Call, "agreement">): void {
  if (typeof self !== "string") return;
  const keys = keysFromLink(upgradePath(orderType, "sent"), self);
  const table = agreement.table(orders);
  const number = Number(keys?.orderNumber);
  if (table.get(number)?.documentStatus === "sent") table.update(number, { documentStatus: "archived" });
}
