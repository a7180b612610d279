import type { Call } from "../../engine/call.ts";
import { type Endpoint, type Resource, resource } from "../../engine/resource.ts";
import type { SalesLine } from "../../records/invoices.ts";
import type { Offer, OfferType } from "../../records/orders.ts";
import type { Entity } from "../../store/entity.ts";
import { kind } from "../../store/kind.ts";
import { offerLineOnService } from "./projections.ts";

/** A line as the sales service lists it, with its document's numbers and state. */
type OfferLine = SalesLine & Entity;

const linesOf =
  ({ numberField }: OfferType) =>
  (offer: Offer): OfferLine[] =>
    offer.lines.map((line, index) => ({
      ...line,
      position: index + 1,
      documentId: offer.documentId,
      documentStatus: offer.documentStatus,
      [numberField]: offer[numberField],
    }));

/**
 * Makes the resource of lines: those of all documents in a state, and of one document in the state of the path (O-36).
 */
export function offerLines(offerType: OfferType): Resource {
  const inState = ({ agreement, params }: Call) =>
    agreement.table(offerType.kind).by("documentStatus", params.documentStatus);
  const endpoint = (path: string, rows: (call: Call) => OfferLine[]): Endpoint<OfferLine> => ({
    document: "sales",
    path: `/${offerType.plural}/{documentStatus}${path}`,
    projection: offerLineOnService(offerType),
    rows,
  });
  return resource<OfferLine>({
    kind: kind<OfferLine>(`${offerType.name}Lines`, "lineId"),
    endpoints: [
      endpoint("/lines", (call) =>
        inState(call)
          .flatMap(linesOf(offerType))
          .sort((a, b) => a.lineId - b.lineId),
      ),
      endpoint("/{documentId}/lines", (call) =>
        inState(call)
          .filter(({ documentId }) => documentId === call.params.documentId)
          .flatMap(linesOf(offerType)),
      ),
    ],
  });
}
