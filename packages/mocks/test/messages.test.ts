/**
 * Tests the words of the messages that the mocks write for authors of tests: one whole sentence for each fault, with a
 * hint in parentheses. The words of e-conomic's answers are in the tests of facts.
 */

import { describe, expect, test } from "vitest";
import { createEconomicMock } from "../src/index.ts";
import { readArguments } from "../src/server/arguments.ts";
import { checkChanges, checkNewRecord } from "../src/server/check-record.ts";

const mock = () => createEconomicMock({ seed: "company", now: "2026-08-14" });
const company = () => mock().agreement();
/** Marks calls that the types refuse, but that JavaScript allows. */
// biome-ignore lint/suspicious/noExplicitAny: a test says what no type allows.
const untyped = (value: unknown): any => value;
const headers = { "x-appsecrettoken": "any", "x-agreementgranttoken": "any" };

const cases: readonly (readonly [message: string, run: () => unknown])[] = [
  [
    'createEconomicMock: There is no option "sed" (did you mean "seed"?).',
    () => createEconomicMock(untyped({ sed: "company" })),
  ],
  [
    'createEconomicMock: seed cannot be "big" (choose "empty" or "company").',
    () => createEconomicMock(untyped({ seed: "big" })),
  ],
  [
    'createEconomicMock: strict must be true, false or { unknownProperties: true }, not "yes".',
    () => createEconomicMock(untyped({ strict: "yes" })),
  ],
  [
    'createEconomicMock: There is no ruling "anyversion" (did you mean "anyVersion"?).',
    () => createEconomicMock({ rulings: untyped({ anyversion: true }) }),
  ],
  [
    'createEconomicMock: rulings.anyVersion cannot be "yes" (choose true or false).',
    () => createEconomicMock({ rulings: untyped({ anyVersion: "yes" }) }),
  ],
  [
    'createEconomicMock: domains has "http://a.test", which is not a domain (give a bare name such as "e-conomic.test").',
    () => createEconomicMock({ domains: ["http://a.test"] }),
  ],
  [
    'createEconomicMock: now cannot be "yesterday" (give a Date, milliseconds, or a text such as "2026-08-14T10:00:00Z").',
    () => createEconomicMock({ now: "yesterday" }),
  ],
  [
    'clock: "yesterday" is not a moment (give a Date, milliseconds, or a text such as "2026-08-14T10:00:00Z").',
    () => mock().clock.set("yesterday"),
  ],
  [
    'clock: "soon" is not a duration (give milliseconds, or a text such as "90s", "55m", "2h", "30d" or "1mo").',
    () => mock().clock.advance("soon"),
  ],
  ["clock: advance(-1) would go back (use clock.set()).", () => mock().clock.advance(-1)],
  [
    'listen: allow has "localhost", but no URL begins with it (give a scheme and a host, such as "http://127.0.0.1:4010", or a RegExp).',
    () => mock().listen({ allow: ["localhost"] }),
  ],
  [
    'customers.add: There is no property "nmae" (did you mean "name"?).',
    () => company().customers.add(untyped({ nmae: "Nordlys" })),
  ],
  [
    "customers.add: There is a record with the key 1 already.",
    () => company().customers.add({ customerNumber: 1 }),
  ],
  [
    "customers.update: There is no record with the key 900.",
    () => company().customers.update(900, { name: "Nordlys" }),
  ],
  [
    'draftInvoices.add: The date "14/8" is not a day (write "2026-08-14").',
    () => company().draftInvoices.add({ date: "14/8" }),
  ],
  [
    "draftInvoices.add: Customer 99 does not exist.",
    () => company().draftInvoices.add({ customerNumber: 99 }),
  ],
  [
    "draftInvoices.add: Product 'X' not found (lines.0.product).",
    () => company().draftInvoices.add({ lines: [{ productNumber: "X" }] }),
  ],
  [
    "draftInvoices.add: 2 things are wrong.\n- Product 'X' not found (lines.0.product).\n- Product 'Y' not found (lines.1.product).",
    () => company().draftInvoices.add({ lines: [{ productNumber: "X" }, { productNumber: "Y" }] }),
  ],
  ["draftInvoices.update: There is no draft 700.", () => company().draftInvoices.update(700, {})],
  [
    "bookedInvoices.add: An invoice without lines cannot be booked.",
    () => company().bookedInvoices.add({ lines: [] }),
  ],
  ["bookedInvoices.pay: There is no invoice 7.", () => company().bookedInvoices.pay(7)],
  [
    "bookedInvoices.add: No payment can be posted on 1999-01-01 (the agreement has no accounting year for that day).",
    () => company().bookedInvoices.add({ paid: true, paidOn: "1999-01-01" }),
  ],
  [
    'emit: There is no event type "INVOICE_BOKED" (did you mean "INVOICE_BOOKED"?).',
    () => company().emit("INVOICE_BOKED"),
  ],
  [
    'emit: INVOICE_BOOKED has no merge field "NUMBER" (choose INVOICENO).',
    () => company().emit("INVOICE_BOOKED", { NUMBER: 1 }),
  ],
  [
    'agreement: There are 2 agreements (name one by its grant token, "a" or "b").',
    () => {
      const many = mock();
      many.agreement("a").customers.all();
      many.agreement("b").customers.all();
      return many.agreement().customers.all();
    },
  ],
  [
    'faults.add: There is no property "count" of a rule (choose one of method, path, times, skip, effect).',
    () => mock().faults.add(untyped({ count: 1, effect: { status: 500 } })),
  ],
  [
    "faults.add: An effect must have one of status, rewrite, latency, drop, garble and headers.",
    () => mock().faults.add({ effect: untyped({}) }),
  ],
  [
    'faults.add: "acts" cannot be combined with garble (leave it out).',
    () => mock().faults.add({ effect: untyped({ garble: "html", acts: true }) }),
  ],
  [
    'faults.add: drop cannot be "later" (choose "before" or "after" or "refused" or "hang").',
    () => mock().faults.add({ effect: untyped({ drop: "later" }) }),
  ],
  [
    "faults.add: status must be a whole number from 200 to 599, not 199.",
    () => mock().faults.add({ effect: { status: 199 } }),
  ],
  [
    'faults.add: headers cannot hold content-length, which follows from the body (use garble: "truncated").',
    () => mock().faults.add({ effect: { headers: { "content-length": "5" } } }),
  ],
  [
    'override: There is no operation GET /custmers (did you mean GET /customers? Write the path as published. Begin the path of a service with its name, as in "/customersapi/Customers/{number}").',
    () => mock().override("GET", "/custmers", () => ({})),
  ],
  [
    'override: There is no method "FETCH" (choose one of GET, POST, PUT, PATCH, DELETE).',
    () => mock().override("FETCH", "/self", () => ({})),
  ],
  [
    "Refused by the mocks, not by e-conomic: DELETE /invoices/drafts may ignore its filter and delete every draft (delete them one by one).",
    () =>
      mock().fetch("https://restapi.e-conomic.com/invoices/drafts?filter=draftInvoiceNumber$eq:1", {
        method: "DELETE",
        headers,
      }),
  ],
  [
    'Refused by the mocks, not by e-conomic: The body of POST /units does not have these properties, and e-conomic would silently drop them:\n- "nmae" (did you mean "name"?)\n- "colour"',
    () =>
      createEconomicMock({ strict: { unknownProperties: true } }).fetch(
        "https://restapi.e-conomic.com/units",
        {
          method: "POST",
          headers: { ...headers, "content-type": "application/json" },
          body: JSON.stringify({ name: "box", nmae: "box", colour: "red" }),
        },
      ),
  ],
  [
    "vatTypes.add: A record must have vatTypeNumber, but vatTypeNumber is missing.",
    () => checkNewRecord({ name: "vatTypes", key: ["vatTypeNumber"] }, {}),
  ],
  [
    "things.add: thingNumber must be a number or a text, not true.",
    () => checkNewRecord({ name: "things", key: ["thingNumber"] }, { thingNumber: true }),
  ],
  [
    "vatTypes.update: vatTypeNumber must stay 1 (add another record instead).",
    () =>
      checkChanges({ name: "vatTypes", key: ["vatTypeNumber"] }, { vatTypeNumber: 1 }, { vatTypeNumber: 2 }),
  ],
  [
    'faults.add: There is no property "colour" of an effect (choose one of drop, acts).',
    () => mock().faults.add({ effect: untyped({ drop: "hang", colour: "red" }) }),
  ],
  ["--port cannot be 99999 (give a whole number from 0 to 65535).", () => readArguments(["--port", "99999"])],
  [
    "--seed cannot be big (give empty, company or a JSON file of records): ENOENT: no such file or directory, open 'big'.",
    () => readArguments(["--seed", "big"]),
  ],
  [
    "--webhooks cannot be mail (give record, fetch or an http address).",
    () => readArguments(["--webhooks", "mail"]),
  ],
  [
    "--now cannot be yesterday (give a moment, such as 2026-08-14T10:00:00Z).",
    () => readArguments(["--now", "yesterday"]),
  ],
];

describe("a message of the mocks", () => {
  test.each(cases)("%s", async (message, run) => {
    await expect(Promise.resolve().then(run)).rejects.toHaveProperty("message", message);
  });

  test.each([
    ["restapi.e-conomic.com/customer", "developerHint", "GET /customers"],
    [
      "restapi.e-conomic.com/customers/1/contact",
      "developerHint",
      "GET /customers/{customerNumber}/contacts",
    ],
    ["apis.e-conomic.com/customersapi/v3.1.0/Customer/1", "detail", "GET /Customers/{number}"],
  ])("of %s names the path that was probably meant", async (path, member, near) => {
    const answer = await mock().fetch(`https://${path}`, { headers });
    expect([answer.status, (await answer.json())[member]]).toEqual([
      404,
      `No such path is published (did you mean ${near}?).`,
    ]);
  });
});
