import { type Domain, type Face, type Resource, resource } from "../../engine/resource.ts";
import { MockBug } from "../../errors/mock-error.ts";
import { customers, deliveryLocations } from "../../records/customers.ts";
import { employees } from "../../records/employees.ts";
import { layouts, paymentTerms, vatZones } from "../../records/lookups.ts";
import {
  type DocumentStatus,
  type Flavour,
  type Offer,
  ORDER,
  QUOTE,
  STATUSES,
} from "../../records/orders.ts";
import { documentFaults } from "../sales-documents/checks.ts";
import { completeDraft } from "../sales-documents/complete.ts";
import { offerLines } from "./lines.ts";
import { offerOperations, removeOffer } from "./operations.ts";
import { onRest } from "./projections.ts";
import { seedOffers } from "./seed.ts";
import { createOrTakeBack, sendOffer } from "./send.ts";

/** @param own the resource that the face belongs to, once it is made. */
function face(flavour: Flavour, status: DocumentStatus, own: () => Resource): Face<Offer> {
  const { listed, single } = onRest(flavour, status);
  const drafts = (): { resource: Resource; face: Face } => {
    const [first] = own().faces;
    if (first === undefined) throw new MockBug(`${flavour.plural} have no drafts`);
    return { resource: own(), face: first };
  };
  const create: Record<DocumentStatus, Partial<Face["actions"]>> = {
    drafts: { create: createOrTakeBack(flavour, drafts) },
    sent: { create: sendOffer(flavour) },
    archived: {},
  };
  return {
    document: "rest",
    path: `/${flavour.plural}/${status}`,
    projection: listed,
    single,
    where: ({ documentStatus }) => documentStatus === status,
    // L-145: nothing can be done with them.
    metaData: () => ({}),
    actions: { ...create[status], remove: removeOffer(flavour, status) },
  };
}

/** Orders or quotes: drafts are written like draft invoices (L-106), and sent whole (L-140, L-141). */
function offers(flavour: Flavour): Resource {
  const own: Resource = resource<Offer>({
    kind: flavour.kind,
    faces: STATUSES.map((status) => face(flavour, status, () => own)),
    references: {
      customerNumber: { kind: customers, code: { rest: "E04041" } },
      layoutNumber: { kind: layouts },
      paymentTermsNumber: { kind: paymentTerms, code: { rest: "E07080" } },
      vatZoneNumber: { kind: vatZones },
      deliveryLocationNumber: { kind: deliveryLocations },
      salesPersonNumber: { kind: employees, weak: true },
      vendorReferenceNumber: { kind: employees, weak: true },
    },
    defaults: () => ({ lines: [], documentStatus: "drafts" }),
    check: documentFaults,
    checksDangling: true,
    complete: completeDraft,
  });
  return own;
}

/** Orders and quotes: whole on REST, their lines in the sales service as well (O-36). */
export const ordersDomain: Domain = {
  name: "orders",
  resources: [ORDER, QUOTE].flatMap((flavour) => [offers(flavour), offerLines(flavour)]),
  operations: { ...offerOperations(ORDER), ...offerOperations(QUOTE) },
  seedCompany: seedOffers,
};
