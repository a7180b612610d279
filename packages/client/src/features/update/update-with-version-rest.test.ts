import { expect, test } from "vitest";
import { mockWith } from "../../../test/mock-client.ts";
import { callsOf, sent } from "../../../test/requests.ts";
import { updateWithVersion } from "./update-with-version.ts";

const url = "/customers/{customerNumber}";
const path = { customerNumber: 1 };
const link = /^https:\/\/restapi\.e-conomic\.com\//;

test("L-06, L-07: sends the whole record without links, and returns the PUT's answer", async () => {
  const { mock, economic } = mockWith();
  const before = await economic.rest.get(url, { path });
  const updated = await updateWithVersion(economic.rest, url, {
    path,
    change: (draft) => {
      draft.city = "Aarhus";
    },
  });
  expect(callsOf(mock)).toEqual(["GET /customers/1", "GET /customers/1", "PUT /customers/1"]);
  const [put] = sent(mock, "PUT");
  expect(put?.body).toMatchObject({
    name: before.name,
    city: "Aarhus",
    email: before.email,
    balance: before.balance,
    paymentTerms: { paymentTermsNumber: 2 },
    vatZone: { vatZoneNumber: 1 },
  });
  expect(JSON.stringify(put?.body)).not.toContain("https://");
  expect(updated).toEqual({ ...before, city: "Aarhus" });
  expect([before.self, before.totals?.drafts]).toEqual([
    expect.stringMatching(link),
    expect.stringMatching(link),
  ]);
});

test("removes links to a proxy as well", async () => {
  const rest = "http://127.0.0.1/restapi.e-conomic.com";
  const { mock, client } = mockWith();
  const economic = client({ baseUrls: { rest } });
  const { self } = await economic.rest.get(url, { path });
  expect(self).toBe(`${rest}/customers/1`);
  const change = (draft: object) => ({ ...draft, website: "http://acme.test/" }) as never;
  await updateWithVersion(economic.rest, url, { path, change });
  const [put] = sent(mock, "PUT");
  expect(JSON.stringify(put?.body)).not.toContain("http://127");
  expect(put?.body).toMatchObject({ website: "http://acme.test/", vatZone: { vatZoneNumber: 1 } });
});

test("an item of a list stays in its place, even if it has nothing but links", async () => {
  const { mock, economic } = mockWith();
  const self = "https://restapi.e-conomic.com/layouts/19";
  const rewrite = (customer: object) => ({ ...customer, list: [{ self }, { number: 2, self }] });
  mock.faults.add({ method: "GET", effect: { rewrite } });
  const change = (draft: object) => ({ ...draft, city: "Aarhus" }) as never;
  await updateWithVersion(economic.rest, url, { path, change });
  expect(sent(mock, "PUT")[0]?.body).toMatchObject({ list: [{}, { number: 2 }] });
});

test.each(["http://127.0.0.1/shop", "http://127.0.0.1.acme.test/", "http://127.0.0.1"])(
  "L-06: %s is not a link, although it begins with the proxy's name",
  async (website) => {
    const { mock, client } = mockWith();
    const economic = client({ baseUrls: { rest: "http://127.0.0.1/restapi.e-conomic.com" } });
    const { customerNumber } = mock.agreement().customers.add({ website });
    const updated = await updateWithVersion(economic.rest, url, {
      path: { customerNumber },
      change: (draft) => {
        draft.city = "Aarhus";
      },
    });
    expect(JSON.stringify(sent(mock, "PUT")[0]?.body)).not.toContain("restapi");
    expect(updated).toMatchObject({ city: "Aarhus", website });
  },
);

test("removes links to e-conomic if a proxy leaves them alone", async () => {
  const { mock, client } = mockWith();
  const rest = "http://127.0.0.1/economic";
  const economic = client({
    baseUrls: { rest },
    fetch: (to, init) => mock.fetch(to.replace(rest, "https://restapi.e-conomic.com"), init),
  });
  const { self } = await economic.rest.get(url, { path });
  expect(self).toMatch(link);
  await updateWithVersion(economic.rest, url, {
    path,
    change: (draft) => {
      draft.city = "Aarhus";
    },
  });
  expect(JSON.stringify(sent(mock, "PUT")[0]?.body)).not.toContain("https://");
});

test("a whole record may be given as the path: only its key stays as it was read", async () => {
  const { economic } = mockWith();
  const record = await economic.rest.get(url, { path });
  const rename = (draft: { name: string }) => {
    draft.name = "Nordlys ApS";
  };
  const updated = await updateWithVersion(economic.rest, url, {
    path: { ...record, customerNumber: 1 },
    change: rename,
  });
  expect(updated).toEqual({ ...record, name: "Nordlys ApS" });
});

const careless: [returns: string, change: (draft: { city?: unknown; tags?: unknown }) => unknown][] = [
  ["a text", (draft) => (draft.city = "Aarhus")],
  ["true", (draft) => delete draft.city],
  ["a list", (draft) => (draft.tags = ["new"])],
  ["a number", () => 1],
];

test.each(careless)(
  "L-06: a change that returns %s, which is not a record, clears nothing",
  async (_, change) => {
    const { mock, economic } = mockWith();
    const where = "/customers/{customerNumber}/delivery-locations/{deliveryLocationNumber}";
    const body = { address: "Strøget 1", city: "Odense" };
    const { deliveryLocationNumber = 0 } = await economic.rest.post(
      "/customers/{customerNumber}/delivery-locations",
      { path, body },
    );
    const updated = await updateWithVersion(economic.rest, where, {
      path: { customerNumber: 1, deliveryLocationNumber },
      change: change as never,
    });
    expect(updated).toMatchObject({ address: "Strøget 1" });
    for (const put of sent(mock, "PUT")) expect(put.body).toMatchObject({ address: "Strøget 1" });
  },
);

test("L-04: a link that the change sets is sent, and the record points to it", async () => {
  const { mock, economic } = mockWith();
  const self = "https://restapi.e-conomic.com/layouts/19";
  const updated = await updateWithVersion(economic.rest, url, {
    path,
    change: (draft) => ({ ...draft, layout: { self } }) as never,
  });
  expect(sent(mock, "PUT")[0]?.body).toMatchObject({ layout: { self } });
  expect(updated.layout).toMatchObject({ layoutNumber: 19 });
});

test("L-08: a customer that does not exist is not created", async () => {
  const { mock, economic } = mockWith();
  const missing = { path: { customerNumber: 4711 }, change: () => ({ name: "x" }) as never };
  await expect(updateWithVersion(economic.rest, url, missing)).rejects.toMatchObject({ kind: "notFound" });
  expect(callsOf(mock)).toEqual(["GET /customers/4711"]);
  expect(mock.agreement().customers.get(4711)).toBeUndefined();
});

test("L-101: a booked invoice is refused and not sent, because its PUT books a draft", async () => {
  const { mock, economic } = mockWith();
  const update = updateWithVersion(
    economic.rest,
    "/invoices/booked/{bookedInvoiceNumber}" as never,
    {
      path: { bookedInvoiceNumber: 1 },
      change: () => {},
    } as never,
  );
  await expect(update).rejects.toMatchObject({ kind: "validation", attempts: 0 });
  expect(callsOf(mock)).toEqual([]);
});
