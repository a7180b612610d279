import type { Call } from "../../engine/call.ts";
import { type Face, type Resource, resource } from "../../engine/resource.ts";
import type { SalesLine } from "../../records/invoices.ts";
import type { Flavour, Offer } from "../../records/orders.ts";
import type { Entity } from "../../store/entity.ts";
import { kind } from "../../store/kind.ts";
import { offerLineOnService } from "./projections.ts";

/** A line as the sales service lists it: with its document's numbers and state. */
type OfferLine = SalesLine & Entity;

const linesOf =
  ({ numberField }: Flavour) =>
  (offer: Offer): OfferLine[] =>
    offer.lines.map((line, index) => ({
      ...line,
      position: index + 1,
      documentId: offer.documentId,
      documentStatus: offer.documentStatus,
      [numberField]: offer[numberField],
    }));

/** Lines of all documents in a state, and of one, whose state has to be the one in the path (O-36). */
export function offerLines(flavour: Flavour): Resource {
  const inState = ({ agreement, params }: Call) =>
    agreement.table(flavour.kind).by("documentStatus", params.documentStatus);
  const face = (path: string, rows: (call: Call) => OfferLine[]): Face<OfferLine> => ({
    document: "sales",
    path: `/${flavour.plural}/{documentStatus}${path}`,
    projection: offerLineOnService(flavour),
    rows,
  });
  return resource<OfferLine>({
    kind: kind<OfferLine>(`${flavour.name}Lines`, "lineId"),
    faces: [
      face("/lines", (call) =>
        inState(call)
          .flatMap(linesOf(flavour))
          .sort((a, b) => a.lineId - b.lineId),
      ),
      face("/{documentId}/lines", (call) =>
        inState(call)
          .filter(({ documentId }) => documentId === call.params.documentId)
          .flatMap(linesOf(flavour)),
      ),
    ],
  });
}
