import { type Domain, type Endpoint, type Resource, resource } from "../../engine/resource.ts";
import { MockBug } from "../../errors/mock-error.ts";
import {
  type DocumentStatus,
  type Offer,
  type OfferType,
  orderType,
  quoteType,
  statuses,
} from "../../records/orders.ts";
import { documentFaults } from "../sales-documents/checks.ts";
import { completeDraft } from "../sales-documents/complete.ts";
import { documentReferences } from "../sales-documents/references.ts";
import { offerLines } from "./lines.ts";
import { offerOperations, removeOffer } from "./operations.ts";
import { onRest } from "./projections.ts";
import { seedOffers } from "./seed.ts";
import { createOrTakeBack, sendOffer } from "./send.ts";

/**
 * Makes the endpoint of the orders or quotes in one state.
 *
 * @param own returns the resource of the endpoint. This is a function, because the resource is made after its
 * endpoints.
 */
function endpoint(offerType: OfferType, status: DocumentStatus, own: () => Resource): Endpoint<Offer> {
  const { listed, single } = onRest(offerType, status);
  const drafts = (): { resource: Resource; endpoint: Endpoint } => {
    const [first] = own().endpoints;
    if (first === undefined) throw new MockBug(`${offerType.plural} have no drafts`);
    return { resource: own(), endpoint: first };
  };
  const create: Record<DocumentStatus, Partial<Endpoint["actions"]>> = {
    drafts: { create: createOrTakeBack(offerType, drafts) },
    sent: { create: sendOffer(offerType) },
    archived: {},
  };
  return {
    document: "rest",
    path: `/${offerType.plural}/${status}`,
    projection: listed,
    single,
    where: ({ documentStatus }) => documentStatus === status,
    // Orders and quotes list no actions in their metadata (L-145).
    metaData: () => ({}),
    actions: { ...create[status], remove: removeOffer(offerType, status) },
  };
}

/**
 * Makes the resource of orders or quotes. Drafts are written like draft invoices (L-106), and sent as a whole (L-140,
 * L-141).
 */
function offers(offerType: OfferType): Resource {
  const own: Resource = resource<Offer>({
    kind: offerType.kind,
    endpoints: statuses.map((status) => endpoint(offerType, status, () => own)),
    references: documentReferences,
    defaults: () => ({ lines: [], documentStatus: "drafts" }),
    check: documentFaults,
    checksDangling: true,
    complete: completeDraft,
  });
  return own;
}

/** Orders and quotes, on REST, and their lines also in the sales service (O-36). */
export const ordersDomain: Domain = {
  name: "orders",
  resources: [orderType, quoteType].flatMap((offerType) => [offers(offerType), offerLines(offerType)]),
  operations: { ...offerOperations(orderType), ...offerOperations(quoteType) },
  seedCompany: seedOffers,
};
