import { expect } from "vitest";
import { type Check, writes } from "../check.ts";
import type { Answer, Target } from "../target.ts";

const checkName = "Conformance check, may be deleted";

/** Makes a body with the references that a customer needs, from records of the agreement. */
async function customerBody(target: Target) {
  const first = async (path: string) => (await target.rest("GET", `${path}?pagesize=1`)).body.collection[0];
  const [group, terms, zone] = [
    await first("/customer-groups"),
    await first("/payment-terms"),
    await first("/vat-zones"),
  ];
  return {
    name: checkName,
    currency: "DKK",
    customerGroup: { customerGroupNumber: group.customerGroupNumber },
    paymentTerms: { paymentTermsNumber: terms.paymentTermsNumber },
    vatZone: { vatZoneNumber: zone.vatZoneNumber },
  };
}

const created = (answer: Answer) => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};

export const writeChecks: readonly Check[] = [
  writes(
    "L-01, L-02, L-03, L-13, L-09, L-11, L-12: a unit is created and deleted once",
    async (target, tools) => {
      const body = { name: checkName.slice(0, 20) };
      const first = await target.rest("POST", "/units", { body, key: tools.key });
      const { unitNumber, self } = created(first);
      const path = `/units/${unitNumber}`;
      tools.cleanUp(() => target.rest("DELETE", path));
      expect(first.headers.get("location")).toBe(self);
      const again = await target.rest("POST", "/units", { body, key: tools.key });
      expect([again.status, again.body.unitNumber]).toEqual([201, unitNumber]);
      expect(again.headers.get("x-resultfromcache")).toBe("true");
      const key = `${tools.key}-delete`;
      expect((await target.rest("DELETE", path, { key })).status).toBe(204);
      expect((await target.rest("DELETE", path, { key })).status).toBe(204);
      const gone = await target.rest("DELETE", path);
      expect([gone.status, gone.body.errorCode]).toEqual([404, "E06000"]);
    },
  ),

  writes("S-07: a key belongs to one URL and one body", async (target, tools) => {
    const body = { name: checkName.slice(0, 20) };
    const { unitNumber } = created(await target.rest("POST", "/units", { body, key: tools.key }));
    tools.cleanUp(() => target.rest("DELETE", `/units/${unitNumber}`));
    const other = await target.rest("POST", "/units", { body: { name: "Another" }, key: tools.key });
    expect([other.status, other.body.errorCode]).toEqual([400, "PayloadChanged"]);
    const elsewhere = await target.rest("POST", "/payment-terms", { body, key: tools.key });
    expect([elsewhere.status, elsewhere.body.errorCode]).toEqual([400, "URLChanged"]);
  }),

  writes(
    "L-05, L-06, S-05, S-06: a PUT replaces, and ignores read-only properties",
    async (target, tools) => {
      const body = { ...(await customerBody(target)), city: "Aarhus", balance: 999.99, noSuchThing: 1 };
      const { customerNumber, balance } = created(
        await target.rest("POST", "/customers", { body, key: tools.key }),
      );
      const path = `/customers/${customerNumber}`;
      tools.cleanUp(() => target.rest("DELETE", path));
      expect(balance).toBe(0);
      const put = await target.rest("PUT", path, { body: { ...body, city: undefined } });
      expect([put.status, put.body.city]).toEqual([200, undefined]);
    },
  ),

  writes("L-14, L-15: null and 0 are refused", async (target, tools) => {
    const body = await customerBody(target);
    for (const [wrong, message] of [
      [{ city: null }, "Expected String but got Null"],
      [{ customerNumber: 0 }, "Integer 0 is less than minimum value of 1"],
    ] as const) {
      const refused = await target.rest("POST", "/customers", { body: { ...body, ...wrong } });
      if (refused.status === 201)
        tools.cleanUp(() => target.rest("DELETE", `/customers/${refused.body.customerNumber}`));
      expect(refused.status).toBe(400);
      expect(JSON.stringify(refused.body)).toContain(message);
    }
  }),

  writes("O-13, O-14: a PUT needs the current version", async (target, tools) => {
    const made = created(
      await target.rest("POST", "/customers", { body: await customerBody(target), key: tools.key }),
    );
    const path = `/Customers/${made.customerNumber}`;
    tools.cleanUp(() => target.rest("DELETE", `/customers/${made.customerNumber}`));
    const { body } = await target.apis("customersapi", "GET", path);
    const stale = await target.apis("customersapi", "PUT", path, {
      body: { ...body, objectVersion: undefined },
    });
    expect([stale.status, stale.body.errorCode]).toEqual([409, "UpdateConflict"]);
    const current = await target.apis("customersapi", "PUT", path, {
      body: { ...body, name: `${checkName}!` },
    });
    expect([200, 204]).toContain(current.status);
    expect((await target.rest("GET", `/customers/${made.customerNumber}`)).body.name).toBe(`${checkName}!`);
  }),

  writes(
    "L-90, L-49, L-94, L-10: a draft invoice is created and deleted, never booked",
    async (target, tools) => {
      const customer = created(
        await target.rest("POST", "/customers", { body: await customerBody(target), key: tools.key }),
      );
      const customerPath = `/customers/${customer.customerNumber}`;
      tools.cleanUp(() => target.rest("DELETE", customerPath));
      const layout = (await target.rest("GET", "/layouts?pagesize=1")).body.collection[0];
      const draft = created(
        await target.rest("POST", "/invoices/drafts", {
          key: `${tools.key}-draft`,
          body: {
            date: new Date().toISOString().slice(0, 10),
            currency: "DKK",
            layout: { layoutNumber: layout.layoutNumber },
            paymentTerms: { paymentTermsNumber: customer.paymentTerms.paymentTermsNumber },
            customer: { customerNumber: customer.customerNumber },
            recipient: { name: checkName, vatZone: { vatZoneNumber: customer.vatZone.vatZoneNumber } },
          },
        }),
      );
      const path = `/invoices/drafts/${draft.draftInvoiceNumber}`;
      tools.cleanUp(() => target.rest("DELETE", path));
      const inUse = await target.rest("DELETE", customerPath);
      expect(inUse.status).toBeGreaterThanOrEqual(400);
      const gone = await target.rest("DELETE", path);
      expect([gone.status, gone.body.deletedCount]).toEqual([200, 1]);
      expect((await target.rest("GET", path)).status).toBe(404);
    },
  ),
];
