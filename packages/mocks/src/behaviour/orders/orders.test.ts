import { beforeEach, describe, expect, test } from "vitest";
import { countPages } from "../../pdf/index.ts";
import { draftBody } from "../../testing/invoice-bodies.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

let mock: TestMock;
beforeEach(() => {
  mock = testMock({ seed: "company" });
});

describe.each([
  ["order", "orders", "orderNumber"],
  ["quote", "quotes", "quoteNumber"],
] as const)("%ss on REST", (name, plural, numberField) => {
  const drafts = `/${plural}/drafts`;
  const make = async (changes: Readonly<Record<string, unknown>> = {}) => {
    const answer = await mock.rest("POST", drafts, draftBody(changes));
    expect(answer.status).toBe(201);
    return answer;
  };

  test("L-106, L-01, L-02, L-92: a draft is created and priced like a draft invoice", async () => {
    const { body, headers, text } = await make();
    expect(body).toMatchObject({ netAmount: 200, vatAmount: 50, grossAmount: 250, dueDate: "2026-08-28" });
    expect(body.soap).toEqual({ [`${name}Handle`]: { id: body[numberField] } });
    expect(headers.get("location")).toBe(body.self);
    expect(text).toContain('"exchangeRate":100.000000');
    expect((await mock.rest("GET", `${drafts}/${body[numberField]}`)).body).toEqual(body);
  });

  test("L-106, L-93: PUT replaces it, and keeps properties outside its schema", async () => {
    const { body } = await make({ notes: { heading: "Første" } });
    const put = await mock.rest("PUT", `${drafts}/${body[numberField]}`, {
      recipient: body.recipient,
      lines: [{ product: { productNumber: "1" }, quantity: 3, unitNetPrice: 100 }],
    });
    expect(put.status).toBe(200);
    expect(put.body).toMatchObject({ netAmount: 300, date: "2026-08-14", layout: { layoutNumber: 19 } });
    expect(put.body.notes).toBeUndefined();
  });

  test("L-106, L-144, L-11: DELETE answers 204, and then 404", async () => {
    const { body } = await make();
    const path = `${drafts}/${body[numberField]}`;
    expect((await mock.rest("DELETE", path)).status).toBe(204);
    const again = await mock.rest("DELETE", path);
    expect([again.status, again.body.errorCode]).toEqual([404, "E06000"]);
  });

  test("R-40, L-144, L-10: DELETE may answer 200 with the deleted document", async () => {
    mock = testMock({ seed: "company", rulings: { offerDeleteStatus: 200 } });
    const { body } = await make();
    const gone = await mock.rest("DELETE", `${drafts}/${body[numberField]}`);
    expect(gone.status).toBe(200);
    expect(gone.body).toEqual({
      message: `Deleted ${name}.`,
      deletedCount: 1,
      deletedItems: [{ [numberField]: body[numberField], self: body.self }],
    });
  });

  test("L-90, L-91, L-96: are refused for the same reasons as a draft invoice", async () => {
    const empty = await mock.rest("POST", drafts, {});
    expect(Object.keys(empty.body.errors)).toContain("recipient");
    const noProduct = await mock.rest(
      "POST",
      drafts,
      draftBody({ lines: [{ quantity: 1, description: "x" }] }),
    );
    expect(noProduct.body.errors.lines.items[0].product.errors[0].errorCode).toBe("E04500");
    const noDay = await mock.rest("POST", drafts, draftBody({ paymentTerms: { paymentTermsNumber: 6 } }));
    expect(noDay.body.errors.dueDate.errors[0].errorCode).toBe("E04042");
  });

  test("C-02, L-146: exist in every state in the company, listed without lines", async () => {
    for (const status of ["drafts", "sent", "archived"]) {
      const { collection } = (await mock.rest("GET", `/${plural}/${status}`)).body;
      expect(collection.length).toBeGreaterThan(0);
      for (const listed of collection) {
        const { lines, ...rest } = listed;
        expect(lines).toEqual([]);
        const single = await mock.rest("GET", `/${plural}/${status}/${listed[numberField]}`);
        expect(single.body.lines.length).toBeGreaterThan(0);
        expect(single.body).toMatchObject(rest);
      }
    }
  });

  test("L-140: must be in the state that the path names", async () => {
    const [sent] = (await mock.rest("GET", `/${plural}/sent`)).body.collection;
    for (const status of ["drafts", "archived"]) {
      expect((await mock.rest("GET", `/${plural}/${status}/${sent[numberField]}`)).status).toBe(404);
      expect((await mock.rest("GET", `/${plural}/${status}/${sent[numberField]}/pdf`)).status).toBe(404);
    }
    expect((await mock.rest("DELETE", `${drafts}/${sent[numberField]}`)).status).toBe(404);
    const put = await mock.rest("PUT", `${drafts}/${sent[numberField]}`, draftBody());
    expect([put.status, put.text.includes("E06010")]).toEqual([400, true]);
    expect((await mock.rest("DELETE", `/${plural}/sent/${sent[numberField]}`)).status).toBe(204);
  });

  test("L-70: filtering by payment terms answers 500, sorting by it is refused", async () => {
    const filter = encodeURIComponent("paymentTerms.paymentTermsNumber$eq:2");
    expect((await mock.rest("GET", `${drafts}?filter=${filter}`)).status).toBe(500);
    expect((await mock.rest("GET", `${drafts}?sort=paymentTerms.paymentTermsNumber`)).status).toBe(400);
  });

  test("have a PDF of one page behind their link", async () => {
    for (const status of ["drafts", "sent", "archived"]) {
      const [listed] = (await mock.rest("GET", `/${plural}/${status}`)).body.collection;
      const pdf = await mock.rest("GET", new URL(listed.pdf.download).pathname);
      expect([pdf.status, pdf.headers.get("content-type")]).toEqual([200, "application/pdf"]);
      expect(countPages(new TextEncoder().encode(pdf.text))).toBe(1);
    }
  });

  test("link onwards from the collection's page and a draft's templates", async () => {
    const { body } = await mock.rest("GET", `/${plural}`);
    expect(body).toEqual({
      drafts: `https://restapi.e-conomic.com/${plural}/drafts`,
      sent: `https://restapi.e-conomic.com/${plural}/sent`,
      archived: `https://restapi.e-conomic.com/${plural}/archived`,
      self: `https://restapi.e-conomic.com/${plural}`,
    });
    const made = await make();
    const templates = await mock.rest("GET", new URL(made.body.templates.self).pathname);
    expect(templates.body).toEqual(made.body.templates);
  });

  test("L-94: protect their customer from deletion", async () => {
    const customer = await mock.rest("POST", "/customers", {
      currency: "DKK",
      name: "Ny",
      customerGroup: { customerGroupNumber: 1 },
      paymentTerms: { paymentTermsNumber: 2 },
      vatZone: { vatZoneNumber: 1 },
    });
    const { customerNumber } = customer.body;
    const { body } = await make({ customer: { customerNumber } });
    expect((await mock.rest("DELETE", `/customers/${customerNumber}`)).status).toBe(400);
    await mock.rest("DELETE", `${drafts}/${body[numberField]}`);
    expect((await mock.rest("DELETE", `/customers/${customerNumber}`)).status).toBe(204);
  });
});
