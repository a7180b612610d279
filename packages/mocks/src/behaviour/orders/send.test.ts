import { beforeEach, describe, expect, test } from "vitest";
import { draftBody } from "../../testing/invoice-bodies.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

let mock: TestMock;
beforeEach(() => {
  mock = testMock({ seed: "company" });
});

const pathOf = (url: string): string => new URL(url).pathname;

/** Reads a draft by its own link. */
async function draft(plural: "orders" | "quotes") {
  const made = await mock.rest("POST", `/${plural}/drafts`, draftBody({ notes: { heading: "Første" } }));
  return (await mock.rest("GET", pathOf(made.body.self))).body;
}

describe.each([
  ["order", "orders", "orderNumber", "L-140"],
  ["quote", "quotes", "quoteNumber", "L-141"],
] as const)("sending an %s", (_, plural, numberField, fact) => {
  test(`${fact}, L-30: the whole draft is stored as sent, under its number`, async () => {
    const whole = await draft(plural);
    const sent = await mock.rest("POST", `/${plural}/sent`, whole);
    expect([sent.status, sent.body[numberField], sent.body.notes]).toEqual([
      201,
      whole[numberField],
      whole.notes,
    ]);
    expect(sent.headers.get("location")).toBe(sent.body.self);
    expect((await mock.rest("GET", pathOf(sent.body.self))).body).toEqual(sent.body);
    expect((await mock.rest("GET", pathOf(whole.self))).status).toBe(404);
  });

  test(`${fact}: a sent one is locked, and is a draft again after a POST to drafts`, async () => {
    const whole = await draft(plural);
    const sent = await mock.rest("POST", `/${plural}/sent`, whole);
    expect((await mock.rest("PUT", pathOf(whole.self), whole)).status).toBe(400);
    expect((await mock.rest("POST", `/${plural}/sent`, whole)).status).toBe(400);
    const back = await mock.rest("POST", `/${plural}/drafts`, sent.body);
    expect([back.status, back.body.self, back.body.grossAmount]).toEqual([201, whole.self, 250]);
    expect((await mock.rest("GET", pathOf(sent.body.self))).status).toBe(404);
  });

  test(`${fact}, L-144, L-148: a sent one can be deleted, once`, async () => {
    const sent = await mock.rest("POST", `/${plural}/sent`, await draft(plural));
    const path = pathOf(sent.body.self);
    expect((await mock.rest("DELETE", path)).status).toBe(204);
    const again = await mock.rest("DELETE", path);
    expect([again.status, again.body.errorCode]).toEqual([404, "E06000"]);
  });

  test(`${fact}: a number without a draft is refused`, async () => {
    const whole = await draft(plural);
    const answer = await mock.rest("POST", `/${plural}/sent`, { ...whole, [numberField]: 999 });
    expect([answer.status, answer.body.errors[numberField].errors[0].inputValue]).toEqual([400, 999]);
  });

  test.each(plural === "orders" ? ["drafts", "sent", "archived"] : ["drafts", "sent"])(
    "L-142: from %s, it becomes a draft invoice by the posted instructions",
    async (status) => {
      const [listed] = (await mock.rest("GET", `/${plural}/${status}`)).body.collection;
      const { body: document } = await mock.rest("GET", pathOf(listed.self));
      const { upgradeInstructions, self } = document.templates;
      expect(pathOf(upgradeInstructions)).toBe(
        `/${plural}/${status}/${document[numberField]}/templates/upgrade-instructions/draftInvoice`,
      );
      expect((await mock.rest("GET", pathOf(self))).body).toEqual(document.templates);
      const { draftInvoice } = (await mock.rest("GET", pathOf(upgradeInstructions))).body;
      const invoice = await mock.rest("POST", "/invoices/drafts", draftInvoice);
      expect(invoice.status).toBe(201);
      expect(invoice.body).toMatchObject({
        customer: document.customer,
        recipient: document.recipient,
        grossAmount: document.grossAmount,
        dueDate: document.dueDate,
      });
      expect(invoice.body.lines).toHaveLength(document.lines.length);
    },
  );
});

describe("orders", () => {
  test("L-140: a body that differs from the stored draft is not sent", async () => {
    const whole = await draft("orders");
    const answer = await mock.rest("POST", "/orders/sent", { ...whole, notes: { heading: "Anden" } });
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, ["notes"]]);
    expect((await mock.rest("POST", "/orders/sent", { orderNumber: whole.orderNumber })).status).toBe(400);
    expect((await mock.rest("GET", pathOf(whole.self))).body).toEqual(whole);
  });

  test("L-142: upgrading a sent order archives it, and a draft stays a draft", async () => {
    const whole = await draft("orders");
    const upgrade = async (url: string) => {
      const { draftInvoice } = (await mock.rest("GET", pathOf(url))).body;
      expect((await mock.rest("POST", "/invoices/drafts", draftInvoice)).status).toBe(201);
    };
    await upgrade(whole.templates.upgradeInstructions);
    expect((await mock.rest("GET", pathOf(whole.self))).status).toBe(200);
    const sent = (await mock.rest("POST", "/orders/sent", whole)).body;
    await upgrade(sent.templates.upgradeInstructions);
    expect((await mock.rest("GET", pathOf(sent.self))).status).toBe(404);
    expect((await mock.rest("GET", `/orders/archived/${sent.orderNumber}`)).status).toBe(200);
  });

  test("L-143: a draft accepts one PDF and answers 201, 204, then 404", async () => {
    const { self } = await draft("orders");
    const path = `${pathOf(self)}/attachment`;
    const upload = (text: string) => {
      const form = new FormData();
      form.append("file", new File([text], "x.pdf"));
      return mock.rest("POST", `${path}/file`, form);
    };
    expect((await mock.rest("GET", path)).status).toBe(404);
    expect((await upload("no pdf")).status).toBe(400);
    expect((await upload("%PDF-1.4")).status).toBe(201);
    expect((await upload("%PDF-1.4")).status).toBe(400);
    expect((await mock.rest("GET", path)).body).toEqual({ self: `https://restapi.e-conomic.com${path}` });
    expect((await mock.rest("DELETE", path)).status).toBe(204);
    expect((await mock.rest("DELETE", path)).status).toBe(404);
    expect((await upload(`%PDF-1.4${"x".repeat(9 * 1024 * 1024)}`)).status).toBe(400);
  });

  test("L-143: the attachment of a sent order is not that of a draft", async () => {
    const [sent] = (await mock.rest("GET", "/orders/sent")).body.collection;
    expect((await mock.rest("GET", `/orders/drafts/${sent.orderNumber}/attachment`)).status).toBe(404);
  });
});

describe("quotes", () => {
  test("L-141: the number alone is enough to send one unchanged", async () => {
    const { quoteNumber, notes } = await draft("quotes");
    const sent = await mock.rest("POST", "/quotes/sent", { quoteNumber });
    expect([sent.status, sent.body.notes, sent.body.lines.length]).toEqual([201, notes, 1]);
  });

  test.each([
    ["an exchange rate in words", { exchangeRate: "abc" }],
    ["a currency of one letter", { currency: "1" }],
    ["a text that is a number", { notes: { textLine2: 7 } }],
  ])("L-141: a number together with %s is refused", async (_, changes) => {
    const { quoteNumber } = await draft("quotes");
    const sent = await mock.rest("POST", "/quotes/sent", { quoteNumber, ...changes });
    expect([sent.status, sent.body.errorCode]).toEqual([400, "E04300"]);
    expect((await mock.rest("GET", `/quotes/drafts/${quoteNumber}`)).status).toBe(200);
  });

  test("L-141: properties in the body are stored", async () => {
    const { quoteNumber } = await draft("quotes");
    const sent = await mock.rest("POST", "/quotes/sent", { quoteNumber, notes: { heading: "Anden" } });
    expect([sent.status, sent.body.notes]).toEqual([201, { heading: "Anden" }]);
    const wrong = await mock.rest("POST", "/quotes/sent", { quoteNumber, notes: { heading: "Tredje" } });
    expect(wrong.status).toBe(400);
  });
});
