/** Tests both choices of each ruling about the meaning of a request's body. */
import { describe, expect, test } from "vitest";
import type { Rulings } from "../../src/index.ts";
import { draftBody, makeDraft } from "../../src/testing/invoice-bodies.ts";
import { testMock } from "../../src/testing/test-mock.ts";

const company = (rulings: Partial<Rulings> = {}) => testMock({ seed: "company", rulings });

const customer = {
  name: "Ny",
  currency: "DKK",
  customerGroup: { customerGroupNumber: 1 },
  paymentTerms: { paymentTermsNumber: 1 },
  vatZone: { vatZoneNumber: 1 },
};
const self = (number: number) => `https://restapi.e-conomic.com/payment-terms/${number}`;

describe("properties", () => {
  test("R-13, S-05, L-29, O-47: an unknown property is dropped, or refused by name", async () => {
    const body = { ...customer, nickname: "Nyt", vatZone: { vatZoneNumber: 1, zone: 2 } };
    expect((await company().rest("POST", "/customers", body)).status).toBe(201);
    const strict = company({ unknownProperties: "refuse" });
    const refused = await strict.rest("POST", "/customers", body);
    expect([refused.status, refused.body.errorCode, refused.body.errorCount]).toEqual([400, "E04300", 2]);
    expect(refused.body.errors.nickname.errors[0].errorMessage).toBe("nickname is not a property here.");
    expect(refused.body.errors.vatZone.zone.errors).toHaveLength(1);
    expect((await strict.rest("POST", "/customers", customer)).status).toBe(201);
    const bulk = { lines: [{ productNumber: "1", quantity: 1, colour: "red" }] };
    const { body: problem } = await strict.apis("q2capi", "POST", "/invoices/drafts/1/lines/bulk", bulk);
    expect(problem).toMatchObject({ errorCode: "InvalidInput", errors: [{ property: "Lines[0].Colour" }] });
  });

  test("G-5: objectVersion in a POST is dropped or refused, in a PUT accepted", async () => {
    const body = { name: "Ny", objectVersion: "1", customerContactNumber: 1 };
    const contact = { ...body, customerNumber: 1 };
    expect((await company().apis("customersapi", "POST", "/Contacts", contact)).status).toBe(201);
    const strict = company({ objectVersionInPost: "refuse" });
    const refused = await strict.apis("customersapi", "POST", "/Contacts", contact);
    expect(refused.body).toMatchObject({ status: 400, errors: [{ property: "ObjectVersion" }] });
    const { objectVersion: _, ...plain } = contact;
    expect((await strict.apis("customersapi", "POST", "/Contacts", plain)).status).toBe(201);
    const { body: first } = await strict.apis("customersapi", "GET", "/Customers/1");
    expect((await strict.apis("customersapi", "PUT", "/Customers/1", first)).status).toBe(200);
    const items = { lines: [{ productNumber: "1", quantity: 1, objectVersion: "1" }] };
    const bulk = await strict.apis("q2capi", "POST", "/invoices/drafts/1/lines/bulk", items);
    expect(bulk.body.errors[0].property).toBe("Lines[0].ObjectVersion");
  });
});

describe("references", () => {
  const put = async (rulings: Partial<Rulings>, paymentTerms: object) => {
    const mock = company(rulings);
    const { body: before } = await mock.rest("GET", "/customers/1");
    const answer = await mock.rest("PUT", "/customers/1", { ...before, paymentTerms });
    return answer.status === 200 ? answer.body.paymentTerms.paymentTermsNumber : answer.status;
  };

  test("U-05: if number and self disagree, either counts, or neither", async () => {
    const both = { paymentTermsNumber: 1, self: self(2) };
    expect(await put({}, both)).toBe(1);
    expect(await put({ referenceConflict: "self" }, both)).toBe(2);
    expect(await put({ referenceConflict: "refuse" }, both)).toBe(400);
    expect(await put({ referenceConflict: "refuse" }, { paymentTermsNumber: 2, self: self(2) })).toBe(2);
  });

  test("U-05: the same is true for booking an invoice and posting a voucher", async () => {
    const status = async (referenceConflict: "number" | "refuse") => {
      const mock = company({ referenceConflict });
      const { draftInvoiceNumber } = await makeDraft(mock);
      const draftInvoice = { draftInvoiceNumber, self: "https://restapi.e-conomic.com/invoices/drafts/9999" };
      const accountingYear = {
        year: "2026",
        self: "https://restapi.e-conomic.com/accounting-years/2025",
      };
      const entry = { date: "2026-08-14", amount: 1, account: { accountNumber: 2750 } };
      const financeVouchers = [{ ...entry, contraAccount: { accountNumber: 5820 } }];
      return [
        (await mock.rest("POST", "/invoices/booked", { draftInvoice })).status,
        (await mock.rest("POST", "/journals/1/vouchers", { accountingYear, entries: { financeVouchers } }))
          .status,
      ];
    };
    expect(await status("number")).toEqual([201, 201]);
    expect(await status("refuse")).toEqual([400, 400]);
  });

  test("U-06: self alone is enough in a PUT as in a POST, or only in a POST", async () => {
    expect(await put({}, { self: self(2) })).toBe(2);
    expect(await put({ selfInPut: false }, { self: self(2) })).toBe(400);
    const mock = company({ selfInPut: false });
    const made = await mock.rest("POST", "/customers", { ...customer, paymentTerms: { self: self(2) } });
    expect(made.body.paymentTerms.paymentTermsNumber).toBe(2);
  });
});

describe("methods", () => {
  test("G-9: PATCH on REST answers 405, or is merged into the record", async () => {
    const patch = { city: "Ribe", paymentTerms: { paymentTermsNumber: 2 }, email: null };
    const refused = await company().rest("PATCH", "/suppliers/1", patch);
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, expect.stringContaining("PUT")]);
    const mock = company({ restPatch: "merge", referenceConflict: "refuse" });
    const { body: before } = await mock.rest("GET", "/suppliers/1");
    const { status, body } = await mock.rest("PATCH", "/suppliers/1", patch);
    expect([status, body.city, body.paymentTerms.paymentTermsNumber]).toEqual([200, "Ribe", 2]);
    expect(body).not.toHaveProperty("email");
    expect([body.name, body.vatZone]).toEqual([before.name, before.vatZone]);
    expect((await mock.rest("PATCH", "/suppliers/9999", patch)).status).toBe(404);
    expect((await mock.rest("PATCH", "/suppliers/1", { name: 1 })).status).toBe(400);
    expect((await mock.rest("PATCH", "/suppliers", patch)).status).toBe(405);
    expect((await mock.apis("customersapi", "PATCH", "/Customers/1", patch)).status).toBe(405);
  });

  test("U-09: sendBy Email is accepted and sends nothing, or is refused", async () => {
    const send = async (mock: ReturnType<typeof company>) => {
      const { draftInvoiceNumber } = await makeDraft(mock);
      return mock.rest("POST", "/invoices/booked", { draftInvoice: { draftInvoiceNumber }, sendBy: "Email" });
    };
    const mock = company();
    const before = (await mock.rest("GET", "/invoices/sent")).body.pagination.results;
    expect((await send(mock)).status).toBe(201);
    expect((await mock.rest("GET", "/invoices/sent")).body.pagination.results).toBe(before);
    const refused = await send(company({ sendByEmail: "refuse" }));
    expect([refused.status, refused.body.errors.sendBy.errors]).toEqual([400, [expect.anything()]]);
  });

  test("R-15, L-102: a filtered delete throws, deletes all drafts, or the matches", async () => {
    const left = async (settings: Parameters<typeof testMock>[0]) => {
      const mock = testMock(settings);
      mock.agreement().customers.add({ customerNumber: 1 });
      mock.agreement().products.add({ productNumber: "1", salesPrice: 100 });
      for (const currency of ["DKK", "EUR"])
        await mock.rest("POST", "/invoices/drafts", draftBody({ currency }));
      const filter = encodeURIComponent("currency$eq:EUR");
      await mock.rest("DELETE", `/invoices/drafts?filter=${filter}`).catch(() => undefined);
      const { collection } = (await mock.rest("GET", "/invoices/drafts")).body;
      return collection.map(({ currency }: { currency: string }) => currency);
    };
    expect(await left({})).toEqual(["DKK", "EUR"]);
    expect(await left({ strict: false })).toEqual([]);
    expect(await left({ rulings: { filteredDeletes: "matching" } })).toEqual(["DKK"]);
    const mock = testMock({ rulings: { filteredDeletes: "matching" } });
    expect((await mock.rest("DELETE", "/invoices/drafts?filter=nothing$eq:1")).status).toBe(400);
  });
});
