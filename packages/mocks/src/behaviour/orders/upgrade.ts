import { type Call, type Handler, ok } from "../../engine/call.ts";
import { projection } from "../../projection/projection.ts";
import { link } from "../../projection/rules.ts";
import { type DocumentStatus, type Offer, type OfferType, orders, orderType } from "../../records/orders.ts";
import { keysFromLink } from "../../surface/links.ts";
import { dateAndCurrency, parties } from "../sales-documents/projections/document.ts";
import { draftLineToCreate, linesRule } from "../sales-documents/projections/line.ts";

/** States from which a document can become an invoice (L-142). */
export const upgradable: Readonly<Record<OfferType["name"], readonly DocumentStatus[]>> = {
  order: ["drafts", "sent", "archived"],
  quote: ["drafts", "sent"],
};

/** The path of the upgrade instructions, which `templates` links to. */
export const upgradePath = ({ plural, numberField }: OfferType, status: DocumentStatus): string =>
  `/${plural}/${status}/{${numberField}}/templates/upgrade-instructions/draftInvoice`;

/** Answers a draft invoice for POST /invoices/drafts. */
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
 * Archives the sent order whose upgrade instructions became a draft invoice (L-142). The `self` of the instructions names the
 * order here; how the server finds it is not recorded.
 */
export function archiveUpgraded(self: unknown, { agreement }: Pick<Call, "agreement">): void {
  if (typeof self !== "string") return;
  const keys = keysFromLink(upgradePath(orderType, "sent"), self);
  const table = agreement.table(orders);
  const number = Number(keys?.orderNumber);
  if (table.get(number)?.documentStatus === "sent") table.update(number, { documentStatus: "archived" });
}
