import { describe, expect, test } from "vitest";
import { documentNamed, operationOf, strayFrom } from "../../testing/published-answer.ts";
import { testMock } from "../../testing/test-mock.ts";
import { unknownProperties } from "../../validation/index.ts";

/**
 * Operations whose answers are tested here: templates, and operations that are not published. The second text is a
 * path that the seeded company answers with 200.
 */
const paths = [
  ["/customers/{customerNumber}/templates/invoice", "/customers/1/templates/invoice"],
  [
    "/customers/{customerNumber}/templates/invoiceline/{productNumber}",
    "/customers/1/templates/invoiceline/1",
  ],
  ["/orders/drafts/{orderNumber}/attachment", "/orders/drafts/5/attachment"],
  ["/orders/sent/{orderNumber}/templates", "/orders/sent/3/templates"],
  ["/orders/archived/{orderNumber}/templates", "/orders/archived/1/templates"],
  ["/quotes/sent/{quoteNumber}/templates", "/quotes/sent/2/templates"],
  [
    "/orders/archived/{orderNumber}/templates/upgrade-instructions/draftInvoice",
    "/orders/archived/1/templates/upgrade-instructions/draftInvoice",
  ],
  [
    "/quotes/drafts/{quoteNumber}/templates/upgrade-instructions/draftInvoice",
    "/quotes/drafts/4/templates/upgrade-instructions/draftInvoice",
  ],
  ["/invoices/totals/{collection}", "/invoices/totals/unpaid"],
  ["/invoices/totals/{collection}/{group}", "/invoices/totals/unpaid/customers"],
  ["/invoices/totals/{collection}/{group}/{key}", "/invoices/totals/booked/employees/1"],
  ["/invoices/totals/{collection}/{group}/{key}/{group2}", "/invoices/totals/booked/customers/1/periods"],
] as const;

describe("answers fit their types, with no property beyond them", async () => {
  const rest = documentNamed("rest");
  const mock = testMock({ seed: "company" });
  const form = new FormData();
  form.append("file", new File(["%PDF-1.4"], "x.pdf"));
  await mock.rest("POST", "/orders/drafts/5/attachment/file", form);

  test.each(paths)("L-138, L-142, L-143: GET %s", async (path, at) => {
    const { status, body } = await mock.rest("GET", at);
    const operation = operationOf(rest, "GET", path);
    const [answer] = Object.values(operation.responses);
    expect([status, strayFrom(rest, operation, body)]).toEqual([200, []]);
    expect(unknownProperties(rest, answer?.schema, body)).toEqual([]);
  });
});
