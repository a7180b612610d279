import type { Answer, Call, Handler } from "../../engine/call.ts";
import { createdAnswer } from "../../engine/default-actions.ts";
import type { Endpoint, Resource } from "../../engine/resource.ts";
import { createRecord, objectBody } from "../../engine/write-record.ts";
import { MockBug } from "../../errors/mock-error.ts";
import { type Fault, invalid, missingReference } from "../../errors/refusal.ts";
import { checkBody } from "../../pipeline/checks.ts";
import type { Offer, OfferType } from "../../records/orders.ts";
import type { JsonObject } from "../../store/entity.ts";
import { resolveSchema } from "../../table/schema.ts";
import { documentFaults } from "../sales-documents/checks.ts";
import { completeDraft } from "../sales-documents/complete.ts";
import { onRest } from "./projections.ts";

/** Finds the order or quote that a body names by its number. */
function offerIn(body: JsonObject, { kind, numberField }: OfferType, { agreement }: Call): Offer | undefined {
  const number = body[numberField];
  return typeof number === "number" ? agreement.table(kind).get(number) : undefined;
}

/** Answers a change of state with the document at its new path. */
function moved(offer: Offer, offerType: OfferType, call: Call): Answer {
  const { plural, numberField, kind } = offerType;
  const stored = call.agreement.table(kind).replace(offer);
  return {
    status: 201,
    body: onRest(offerType, stored.documentStatus).single.render(stored, call),
    location: `/${plural}/${stored.documentStatus}/${stored[numberField]}`,
  };
}

/** Lists where an order differs from its draft. Only `lastUpdated` may be older. */
function changesIn(sent: Offer, draft: Offer, offerType: OfferType, call: Call): Fault[] {
  const { single } = onRest(offerType, "drafts");
  const before = single.render(draft, call);
  const after = single.render(sent, call);
  return Object.keys({ ...before, ...after })
    .filter((name) => name !== "lastUpdated" && JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => ({
      at: [name],
      message: `${name} is not as in the draft.`,
      input: after[name],
      hint: "Save the draft with PUT first, then send it unchanged.",
    }));
}

/** Checks the rest of a quote's body by the schema of a PUT: the schema of sending requires the number only. */
function checkAsDraft(
  body: JsonObject,
  draft: JsonObject,
  { plural, numberField }: OfferType,
  call: Call,
): void {
  const { document, surface, mock } = call;
  const change = document.operations.find(
    ({ method, path }) => method === "PUT" && path === `/${plural}/drafts/{${numberField}}`,
  );
  if (change === undefined) throw new MockBug(`there is no PUT of ${plural}`);
  const { required = [] } = resolveSchema(document, change.body?.schema);
  const needed = Object.fromEntries(required.map((name) => [name, draft[name]]));
  checkBody({ document, surface, operation: change }, { ...needed, ...body }, mock.options);
}

/**
 * Marks a draft as sent. An order needs the whole unchanged draft (L-140). A quote needs only its number, and other
 * properties change it (L-141).
 */
export const sendOffer =
  (offerType: OfferType): Handler =>
  (call) => {
    const { name, plural, numberField } = offerType;
    const body = objectBody(call.body);
    const draft = offerIn(body, offerType, call);
    if (draft?.documentStatus !== "drafts") {
      const listing = `${call.base}/${plural}/drafts`;
      throw invalid(missingReference({ at: [numberField], input: body[numberField], listing }));
    }
    const { single } = onRest(offerType, "drafts");
    if (name === "quote") checkAsDraft(body, single.render(draft, call), offerType, call);
    const kept = name === "order" ? single.cleared : {};
    const changed = { ...draft, ...kept, ...single.parse(body, call) };
    const faults = documentFaults(changed, call, draft);
    if (faults.length > 0) throw invalid(...faults);
    const sent = completeDraft(changed, call, draft);
    const changes = name === "order" ? changesIn(sent, draft, offerType, call) : [];
    if (changes.length > 0) throw invalid(...changes);
    return moved({ ...sent, documentStatus: "sent" }, offerType, call);
  };

/** Creates a draft. If the body is a sent document, turns it back into a draft (L-140, L-141). */
export const createOrTakeBack =
  (
    offerType: OfferType,
    binding: () => { readonly resource: Resource; readonly endpoint: Endpoint },
  ): Handler =>
  (call) => {
    const body = objectBody(call.body);
    const offer = offerIn(body, offerType, call);
    if (offer?.documentStatus === "sent")
      return moved({ ...offer, documentStatus: "drafts" }, offerType, call);
    return createdAnswer(binding(), createRecord(binding(), body, call), call);
  };
