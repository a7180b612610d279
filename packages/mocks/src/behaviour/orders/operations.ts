import { type Answer, type Call, empty, type Handler, ok } from "../../engine/call.ts";
import { notFound } from "../../errors/refusal.ts";
import { type DocumentStatus, type Offer, type OfferType, statuses } from "../../records/orders.ts";
import { linkTemplate } from "../../surface/links.ts";
import { attachmentOperations } from "../sales-documents/attachment.ts";
import { pdfOf } from "../sales-documents/pdf.ts";
import { upgradable, upgradeInstructions, upgradePath } from "./upgrade.ts";

/** Finds the document that a path names. Throws a 404 unless it is in the state that the path names. */
function offerIn({ kind }: OfferType, status: DocumentStatus, call: Call): Offer {
  const offer = call.agreement.table(kind).get(Object.values(call.params)[0] ?? "");
  if (offer?.documentStatus !== status) throw notFound();
  return offer;
}

const url = (call: Call, path: string): string => call.base + path + call.linkSuffix;

/**
 * Deletes an order or quote. The ruling `offerDeleteStatus` decides whether the answer is a 204 (L-144), or a message
 * as for draft invoices (L-10).
 */
export const removeOffer =
  (offerType: OfferType, status: DocumentStatus): Handler =>
  (call): Answer => {
    const offer = offerIn(offerType, status, call);
    const number = offer[offerType.numberField] as number;
    call.agreement.table(offerType.kind).remove(number);
    if (call.mock.options.rulings.offerDeleteStatus === 204) return empty(204);
    return ok({
      message: `Deleted ${offerType.name}.`,
      deletedCount: 1,
      deletedItems: [
        { [offerType.numberField]: number, self: url(call, `/${offerType.plural}/${status}/${number}`) },
      ],
    });
  };

/** Makes the handlers for orders or quotes on REST, except for reading and writing. */
export function offerOperations(offerType: OfferType): Readonly<Record<string, Handler>> {
  const { name, plural, numberField, title } = offerType;
  const operations: Record<string, Handler> = {
    [`rest GET /${plural}`]: (call) =>
      ok({
        ...Object.fromEntries(statuses.map((status) => [status, url(call, `/${plural}/${status}`)])),
        self: url(call, `/${plural}`),
      }),
    ...(name === "order"
      ? attachmentOperations({
          kind: offerType.kind,
          path: `/${plural}/drafts`,
          name: "Draft order",
          isDraft: ({ documentStatus }) => documentStatus === "drafts",
        })
      : {}),
  };
  for (const status of upgradable[name]) {
    const find = (call: Call): Offer => offerIn(offerType, status, call);
    operations[`rest GET /${plural}/${status}/{${numberField}}/templates`] = (call) =>
      ok({
        upgradeInstructions: url(call, linkTemplate(upgradePath(offerType, status))(find(call))),
        self: url(call, call.path),
      });
    operations[`rest GET ${upgradePath(offerType, status)}`] = upgradeInstructions(offerType, status, find);
  }
  for (const status of statuses) {
    operations[`rest GET /${plural}/${status}/{${numberField}}/pdf`] = (call) => {
      const offer = offerIn(offerType, status, call);
      return pdfOf(title, offer[numberField] as number, offer, call);
    };
  }
  return operations;
}
