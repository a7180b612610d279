import { expect, test, vi } from "vitest";
import { failureOf, mockWith } from "../../../test/mock-client.ts";
import { callsOf, interrupted, keysOf, sent } from "../../../test/requests.ts";
import { versions } from "../../generated/tables.ts";
import { isEconomicError } from "../../index.ts";
import { updateWithVersion } from "./update-with-version.ts";

const contacts = `/customersapi/v${versions.customers}/Contacts`;
const byNumber = "/Contacts/{number}";

/** Makes a mock with one contact, and returns the requests since then. */
async function withContact() {
  const set = mockWith();
  const { economic } = set;
  const body = { customerNumber: 1, name: "Ann", phone: "1", email: "ann@acme.test" };
  const path = { number: (await economic.customers.post("/Contacts", { body })).number ?? 0 };
  const read = () => economic.customers.get(byNumber, { path });
  const before = await read();
  const asked = set.mock.requests.length;
  return {
    ...set,
    path,
    before,
    read,
    calls: () => callsOf(set.mock).slice(asked),
    puts: () => sent(set.mock, "PUT"),
    /** Changes the contact, as another client would. */
    elsewhere: async (change: object) => {
      const body = { ...(await read()), ...change } as never;
      await economic.customers.put("/Contacts", { body });
    },
  };
}

test("O-50: reads the record, writes all of it to its collection, and reads it again", async () => {
  const { economic, path, before, calls, puts } = await withContact();
  const updated = await updateWithVersion(economic.customers, byNumber, {
    path,
    change: (draft) => {
      draft.phone = "2";
    },
  });
  const item = `GET ${contacts}/${path.number}`;
  expect(calls()).toEqual([item, `PUT ${contacts}`, item]);
  expect(puts()[0]?.body).toEqual({ ...before, phone: "2" });
  expect(updated).toEqual({ ...before, phone: "2", objectVersion: expect.any(String) });
  expect(updated.objectVersion).not.toBe(before.objectVersion);
});

test("O-48, O-50: customers, products and draft invoices have a PUT of their own", async () => {
  const { mock, economic } = mockWith();
  const { documentId: number } = mock.agreement().draftInvoices.add();
  const customer = { path: { number: 1 }, change: (draft: object) => ({ ...draft, city: "Aarhus" }) };
  const product = { path: { productNumber: "1" }, change: (draft: object) => ({ ...draft, name: "Stol" }) };
  const invoice = { path: { number }, change: (draft: object) => ({ ...draft, customerCity: "Aarhus" }) };
  const { customers, products, sales } = economic;
  expect([
    await updateWithVersion(customers, "/Customers/{number}", customer as never),
    await updateWithVersion(products, "/products/{productNumber}", product as never),
    await updateWithVersion(sales, "/invoices/drafts/{number}", invoice as never),
  ]).toMatchObject([{ city: "Aarhus" }, { name: "Stol" }, { customerCity: "Aarhus" }]);
  expect(callsOf(mock).filter((call) => call.startsWith("PUT"))).toEqual([
    `PUT /customersapi/v${versions.customers}/Customers/1`,
    `PUT /productsapi/v${versions.products}/products/1`,
    `PUT /q2capi/v${versions.sales}/invoices/drafts/${number}`,
  ]);
});

test("a composite key and a nested collection have their PUT, with the key in the body", async () => {
  const { mock, economic } = mockWith();
  const { dimensions, products } = economic;
  const value = { dimensionNumber: 1, key: 20, name: "a" };
  await dimensions.post("/values", { body: value });
  const named = await updateWithVersion(dimensions, "/values/{dimensionNumber}/{key}", {
    path: { dimensionNumber: 1, key: 20 },
    change: ({ objectVersion }) => ({ name: "b", objectVersion }) as never,
  });
  const moved = await updateWithVersion(products, "/productgroups/{productGroupNumber}/zones/{number}", {
    path: { productGroupNumber: 1, number: 2 },
    change: (zone) => ({ ...zone, accountId: 1020 }),
  });
  expect([named, moved]).toMatchObject([
    { ...value, name: "b" },
    { id: 2, accountId: 1020 },
  ]);
  expect(sent(mock, "PUT").map(({ path, body }) => [path, body])).toMatchObject([
    [`/dimensionsapi/v${versions.dimensions}/values`, { dimensionNumber: 1, key: 20, name: "b" }],
    [`/productsapi/v${versions.products}/productgroups/1/zones`, { id: 2, accountId: 1020 }],
  ]);
});

test("L-14: a property that was read as null is not sent", async () => {
  const { mock, economic, path, before, puts } = await withContact();
  mock.faults.add({ method: "GET", effect: { rewrite: (contact) => ({ ...contact, email: null }) } });
  await updateWithVersion(economic.customers, byNumber, {
    path,
    change: (contact) => ({ ...contact, phone: "2" }),
  });
  const { email, ...others } = before;
  expect(puts()[0]?.body).toEqual({ ...others, phone: "2" });
});

test("a change of the key does not reach another record", async () => {
  const { economic, path, before, read } = await withContact();
  const body = { customerNumber: 1, name: "Other" };
  const { number: other = 0 } = await economic.customers.post("/Contacts", { body });
  await updateWithVersion(economic.customers, byNumber, {
    path,
    change: (contact) => Object.assign(contact, { number: other, name: "Changed" }),
  });
  expect(await read()).toMatchObject({ ...path, name: "Changed", phone: before.phone });
  expect(await economic.customers.get(byNumber, { path: { number: other ?? 0 } })).toMatchObject(body);
});

const otherIds: [string, object][] = [
  ["its own", {}],
  ["none", { id: undefined }],
  ["another record's", { id: 1 }],
];

test.each(otherIds)("a product group is addressed by the id that was read, given %s", async (_, id) => {
  const { mock, economic } = mockWith();
  const read = (number: number) => economic.products.get("/productgroups/{number}", { path: { number } });
  const other = await read(1);
  const updated = await updateWithVersion(economic.products, "/productgroups/{number}", {
    path: { number: 2 },
    change: (group) => ({ ...group, name: "Changed", ...id }),
  });
  expect(sent(mock, "PUT").map(({ path, body }) => [path, body])).toEqual([
    [`/productsapi/v${versions.products}/productgroups`, expect.objectContaining({ id: 2, name: "Changed" })],
  ]);
  expect([updated, await read(2)]).toMatchObject([{ name: "Changed" }, { id: 2, name: "Changed" }]);
  expect(await read(1)).toEqual(other);
});

test.each(otherIds)("a group's zone is addressed by the id that was read, given %s", async (_, id) => {
  const { mock, economic } = mockWith();
  const zone = "/productgroups/{productGroupNumber}/zones/{number}";
  const read = (number: number) => economic.products.get(zone, { path: { productGroupNumber: 1, number } });
  const other = await read(1);
  await updateWithVersion(economic.products, zone, {
    path: { productGroupNumber: 1, number: 2 },
    change: (draft) => ({ ...draft, accountId: 1020, ...id }),
  });
  expect(sent(mock, "PUT").map(({ body }) => body)).toMatchObject([{ id: 2, accountId: 1020 }]);
  expect(await read(2)).toMatchObject({ id: 2, accountId: 1020 });
  expect(await read(1)).toEqual(other);
});

test("a record without an id is given none", async () => {
  const { path, puts, economic } = await withContact();
  const change = (contact: object) => ({ ...contact, phone: "2" });
  await updateWithVersion(economic.customers, byNumber, { path, change: change as never });
  expect(puts()[0]?.body).not.toHaveProperty("id");
});

test("O-13: on 409 reads again and applies the change to the new record with a new key", async () => {
  const { mock, client, path, puts, elsewhere, read } = await withContact();
  let others = 1;
  const economic = client({
    fetch: interrupted(mock, "PUT", async () => {
      if (others-- > 0) await elsewhere({ name: "Bea" });
    }),
  });
  const change = vi.fn((draft: { phone?: string | undefined; name?: string | undefined }) => {
    draft.phone = `${draft.name} 2`;
  });
  const updated = await updateWithVersion(economic.customers, byNumber, { path, change });
  const [theirs, refused, written] = puts();
  expect([theirs, refused, written].map((put) => [put?.status, put?.body])).toMatchObject([
    [200, { name: "Bea", phone: "1" }],
    [409, { name: "Ann", phone: "Ann 2" }],
    [200, { name: "Bea", phone: "Bea 2" }],
  ]);
  expect(new Set(keysOf(puts())).size).toBe(3);
  expect(change).toHaveBeenCalledTimes(2);
  expect([updated, await read()]).toMatchObject([{ phone: "Bea 2" }, { name: "Bea", phone: "Bea 2" }]);
});

test("O-13: ten changes of one customer at once are all kept", async () => {
  const { mock, economic } = mockWith();
  const { customerNumber: number } = mock.agreement().customers.add({ name: "" });
  await Promise.all(
    [..."abcdefghij"].map((letter) =>
      updateWithVersion(economic.customers, "/Customers/{number}", {
        path: { number },
        change: (draft) => {
          draft.name = [...(draft.name ?? ""), letter].sort().join("");
        },
      }),
    ),
  );
  expect(mock.agreement().customers.get(number)?.name).toBe("abcdefghij");
  expect(sent(mock, "PUT").length).toBeGreaterThan(10);
});

test("throws the conflict after ten attempts", async () => {
  const { mock, client, path, puts, elsewhere, read } = await withContact();
  let turn = 0;
  const economic = client({ fetch: interrupted(mock, "PUT", () => elsewhere({ name: `Bea ${++turn}` })) });
  const failing = updateWithVersion(economic.customers, byNumber, {
    path,
    change: (draft) => ({ ...draft, phone: "2" }),
  });
  await expect(failing).rejects.toSatisfy((error) => isEconomicError(error, "conflict"));
  expect(puts().filter(({ status }) => status === 409)).toHaveLength(10);
  expect(await read()).toMatchObject({ name: "Bea 10", phone: "1" });
});

test("writes nothing when the change leaves the record equal", async () => {
  const { economic, path, calls } = await withContact();
  await updateWithVersion(economic.customers, byNumber, { path, change: () => {} });
  await updateWithVersion(economic.customers, byNumber, {
    path,
    change: ({ name, ...draft }) => ({ ...draft, notes: undefined, name }) as never,
  });
  expect(calls()).toEqual([`GET ${contacts}/${path.number}`, `GET ${contacts}/${path.number}`]);
});

test("a property that the change deletes or sets to undefined is cleared", async () => {
  const { economic, path, before, puts } = await withContact();
  const updated = await updateWithVersion(economic.customers, byNumber, {
    path,
    change: (draft: { phone?: unknown; email?: string | undefined }) => {
      delete draft.phone;
      draft.email = undefined;
    },
  });
  const { phone: _, email: __, ...rest } = before;
  expect(puts()[0]?.body).toEqual(rest);
  expect(updated).toEqual({ ...rest, objectVersion: expect.any(String) });
});

test("L-14: null is refused and clears nothing", async () => {
  const { economic, path, puts } = await withContact();
  const change = (draft: object) => ({ ...draft, email: null }) as never;
  const update = updateWithVersion(economic.customers, byNumber, { path, change });
  await expect(update).rejects.toMatchObject({ kind: "validation", errors: [{ path: "email" }] });
  expect(puts()).toEqual([]);
});

test("an error in the change writes nothing and is passed on", async () => {
  const { economic, path, calls } = await withContact();
  const change = () => Promise.reject(new Error("mine"));
  await expect(updateWithVersion(economic.customers, byNumber, { path, change })).rejects.toThrow("mine");
  expect(calls()).toEqual([`GET ${contacts}/${path.number}`]);
});

test("a record that is not there is a 404", async () => {
  const { mock, economic } = mockWith();
  const missing = { path: { number: 4711 }, change: () => {} };
  await expect(updateWithVersion(economic.customers, byNumber, missing)).rejects.toMatchObject({
    kind: "notFound",
  });
  expect(callsOf(mock)).toEqual([`GET ${contacts}/4711`]);
});

test.each([
  ["another case", "customers", "/customers/{number}"],
  ["other names of its parameters", "rest", "/customers/{number}"],
  ["a collection", "customers", "/Contacts"],
  ["a list of records", "accounts", "/TotalIntervals/{number}"],
  ["a part of a key", "dimensions", "/values/{dimensionNumber}"],
  ["no PUT", "rest", "/journals/{journalNumber}"],
  ["a name that every object has", "rest", "constructor"],
] as const)("a path with %s is refused before it is read", async (_, service, path) => {
  const { mock, economic } = mockWith();
  const update = updateWithVersion as unknown as (...args: unknown[]) => Promise<unknown>;
  const options = { path: { number: 1, dimensionNumber: 1, journalNumber: 1 }, change() {} };
  const error = await failureOf(update(economic[service], path, options));
  expect(error).toMatchObject({ kind: "validation", errors: [{ path: "path" }], attempts: 0 });
  expect(mock.requests).toEqual([]);
});
