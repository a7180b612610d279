import { type Answer, type Call, type Handler, ok } from "../../engine/call.ts";
import { notFound } from "../../refusal.ts";
import { pdfOf } from "../invoices/pdf.ts";
import { type DocumentStatus, type Flavour, type Offer, STATUSES } from "./kinds.ts";

/** The document that a path names, which has to be in the state that the path names too. */
function offerIn({ kind }: Flavour, status: DocumentStatus, call: Call): Offer {
  const offer = call.agreement.table(kind).get(Object.values(call.params)[0] ?? "");
  if (offer?.documentStatus !== status) throw notFound();
  return offer;
}

const url = (call: Call, path: string): string => call.base + path + call.linkSuffix;

/** Deletes one and says so, as for draft invoices (L-10, L-106). */
export const removeOffer =
  (flavour: Flavour, status: DocumentStatus): Handler =>
  (call): Answer => {
    const offer = offerIn(flavour, status, call);
    const number = offer[flavour.numberField] as number;
    call.agreement.table(flavour.kind).remove(number);
    return ok({
      message: `Deleted ${flavour.name}.`,
      deletedCount: 1,
      deletedItems: [
        { [flavour.numberField]: number, self: url(call, `/${flavour.plural}/${status}/${number}`) },
      ],
    });
  };

/** Everything about orders or quotes on REST that is no plain reading or writing. */
export function offerOperations(flavour: Flavour): Readonly<Record<string, Handler>> {
  const { plural, numberField, title } = flavour;
  const operations: Record<string, Handler> = {
    [`rest GET /${plural}`]: (call) =>
      ok({
        ...Object.fromEntries(STATUSES.map((status) => [status, url(call, `/${plural}/${status}`)])),
        self: url(call, `/${plural}`),
      }),
    [`rest GET /${plural}/drafts/{${numberField}}/templates`]: (call) => {
      const offer = offerIn(flavour, "drafts", call);
      const self = `/${plural}/drafts/${offer[numberField]}/templates`;
      return ok({ upgradeInstructions: url(call, `${self}/upgrade-instructions`), self: url(call, self) });
    },
  };
  for (const status of STATUSES) {
    operations[`rest GET /${plural}/${status}/{${numberField}}/pdf`] = (call) => {
      const offer = offerIn(flavour, status, call);
      return pdfOf(title, offer[numberField] as number, offer, call);
    };
  }
  return operations;
}
