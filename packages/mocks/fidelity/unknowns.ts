import type { Unknown } from "./fact.ts";

const faults = "`faults.add` can send any other status and body";

/** The behaviours that nobody recorded. */
export const unknowns: readonly Unknown[] = [
  {
    id: "G-1",
    asks: "The exact bodies of a 401, of a 403 on REST, and of a write with demo tokens.",
    choice: `The surface's usual error shape, with a hint that says what was wrong; the demo write is a 403. ${faults}.`,
    option: "rulings.demoWriteStatus, rulings.unrecordedBodies",
  },
  {
    id: "G-2",
    asks: "A real 429, the form of its Retry-After, buckets other than 10,000 a minute, and whether apps share one.",
    choice:
      "One bucket for each agreement, or for each app with `rateLimit.per`; the 429 has the surface's error shape and Retry-After in seconds until the window ends.",
    option: "rateLimit, rulings.unrecordedBodies",
  },
  {
    id: "G-3",
    asks: "How often a webhook is retried, when one is disabled, and whether anything signs it.",
    choice:
      "Three attempts, without a pause; never disabled by failures; not signed, because a scheme that nobody saw cannot be imitated.",
    option: "webhookAttempts, rulings.disableFailingWebhooks",
  },
  {
    id: "G-4",
    asks: "Whether failed answers are kept under an idempotency key.",
    choice: "They are not kept: the same key runs the request again.",
    option: "cacheFailures",
  },
  {
    id: "G-5",
    asks: "What a cursor does when its item has been deleted, and what `objectVersion` in a POST means.",
    choice: "The listing continues with the next item; the version in a POST is ignored.",
    option: "rulings.lostCursor, rulings.objectVersionInPost",
  },
  {
    id: "G-6",
    asks: "How long a version of a service lives, and which versions came after those of August 2026.",
    choice: "Every well-formed version of a known service answers as the published one.",
    option: "rulings.anyVersion",
  },
  {
    id: "G-7",
    asks: "Whether the demo agreement serves webhooksapi.",
    choice: "It does, read-only like the rest.",
    option: "rulings.demoWebhooks",
  },
  {
    id: "G-8",
    asks: "Whether tokens that do not belong together (E02250) are 401 or 403, and whether an unknown path answers JSON.",
    choice: "401; an unknown path is the surface's own 404 in JSON.",
    option: "rulings.mismatchStatus, rulings.unknownPathBodies",
  },
  {
    id: "G-9",
    asks: "On REST: PATCH with JSON, except of customers (L-152), the order of equal items in a sort, the time zone of `logTime`.",
    choice:
      "PATCH works only where it was seen (attachments, customers); equal items stay in the order of their key; `logTime` is Danish local time.",
    option: "rulings.restPatch, rulings.equalItems, rulings.logTime",
  },
  {
    id: "U-01",
    asks: "Whether the role of an app can change after the app was made.",
    choice: "`agreement().change({ role })` changes it between two requests.",
    option: "role",
  },
  {
    id: "U-02",
    asks: "What the vendor's status page shows.",
    choice: "Not modelled: it is on another host, which stays unreachable.",
    why: "no answer of the two hosts depends on it",
  },
  {
    id: "U-03",
    asks: "The full list of event types, and a delivered body.",
    choice:
      "The known event types, with the merge fields that the web application lists for them; a delivery is the template filled in, as documented.",
    option: "eventTypes",
  },
  {
    id: "U-04",
    asks: "What a webhook without `postData` delivers.",
    choice: "A POST with an empty body.",
    option: "rulings.defaultWebhookBody",
  },
  {
    id: "U-05",
    asks: "Whether the number or the `self` of a reference counts if they disagree (L-04).",
    choice: "The number.",
    option: "rulings.referenceConflict",
  },
  {
    id: "U-06",
    asks: "Whether `self` replaces the number in a PUT as it does in a POST (L-04).",
    choice: "It does.",
    option: "rulings.selfInPut",
  },
  {
    id: "U-07",
    asks: "The bodies of a service's 401, 429 and 500.",
    choice: `problem+json with the fields that other errors have. ${faults}.`,
    option: "rulings.unrecordedBodies",
  },
  {
    id: "U-08",
    asks: "The exact status of deletes of groups, terms of payment, suppliers, contacts and delivery locations (L-09).",
    choice: "204, as for those that were recorded.",
    option: "rulings.otherDeletesStatus",
  },
  {
    id: "U-09",
    asks: "What `sendBy: Email` does.",
    choice: "It is accepted and kept; nothing is sent.",
    option: "rulings.sendByEmail",
  },
  {
    id: "U-10",
    asks: "What happens to a second request with an idempotency key while the first is still running.",
    choice: "It waits for the first and gets its answer.",
    option: "whileInFlight",
  },
  {
    id: "U-11",
    asks: "How long after a create or a booking the PDF is missing (seen: one to three seconds).",
    choice: "It is never missing, so that tests need not wait.",
    option: "pdfReadyAfter",
  },
  {
    id: "U-12",
    asks: "What links to languages, employee groups, projects and cost types lead to, and those to attachments of orders that were sent.",
    choice: "A 404.",
    why: "nothing is published or recorded there, so every property of an answer would be invented",
  },
  {
    id: "U-13",
    asks: "The mode of a run on Pandium that webhooks and other triggers start together.",
    choice: "`webhook` if all triggers are webhooks, otherwise `normal`.",
    why: "an integration does the same work in both modes, because a webhook is only a hint",
  },
  {
    id: "U-14",
    asks: "How Pandium writes a setting of several values into its variable.",
    choice: "As a JSON list. The client also reads texts that are separated by commas.",
    why: "the client reads both",
  },
  {
    id: "U-15",
    asks: "How `PANDIUM.yaml` states that a setting depends on another.",
    choice: "By a `rule` on the element of the form, as in JSON Forms.",
    why: "the runner does not show the form",
  },
];
