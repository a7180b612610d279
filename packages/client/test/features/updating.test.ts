import { describe, expect, test } from "vitest";
import { findOrCreate, isEconomicError, updateWithVersion } from "../../src/index.ts";
import { sent, setUp } from "./set-up.ts";

describe("updateWithVersion", () => {
  test("O-13: ten changes of one customer at once all end up in it", async () => {
    const { mock, economic } = setUp();
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
    expect((await economic.customers.get("/Customers/{number}", { path: { number } })).name).toContain(
      "abcdefghij",
    );
    expect(sent(mock, "PUT").length).toBeGreaterThan(10);
  });

  test("L-06: on REST nothing but the change is changed", async () => {
    const { mock, economic } = setUp();
    const { customerNumber } = mock
      .agreement()
      .customers.add({ name: "Acme", city: "Odense", email: "a@b.test" });
    const path = { customerNumber };
    const before = await economic.rest.get("/customers/{customerNumber}", { path });
    const after = await updateWithVersion(economic.rest, "/customers/{customerNumber}", {
      path,
      change: (draft) => {
        draft.city = "Aarhus";
      },
    });
    const { city: _, lastUpdated: __, ...rest } = before;
    expect(after).toMatchObject({ ...rest, city: "Aarhus" });
  });

  test.each(["before", "after"] as const)(
    "a PUT whose answer was lost %s the server acted ends in the change",
    async (drop) => {
      const { mock, economic } = setUp();
      const { customerNumber: number } = mock.agreement().customers.add({ name: "Acme" });
      mock.faults.add({ method: "PUT", effect: { drop } });
      const updated = await updateWithVersion(economic.customers, "/Customers/{number}", {
        path: { number },
        change: (draft) => {
          draft.name = "Acme A/S";
        },
      });
      expect(updated.name).toBe("Acme A/S");
    },
  );

  test("when every answer is lost but the server acted, the record tells", async () => {
    const { mock, economic } = setUp();
    const { customerNumber: number } = mock.agreement().customers.add({ name: "Acme" });
    mock.faults.add({ method: "PUT", times: Number.POSITIVE_INFINITY, effect: { status: 500, acts: true } });
    const updated = await updateWithVersion(economic.customers, "/Customers/{number}", {
      path: { number },
      change: (draft) => {
        draft.name = "Acme A/S";
      },
    });
    expect(updated.name).toBe("Acme A/S");
  });
});

describe("findOrCreate", () => {
  const create = (economic: ReturnType<typeof setUp>["economic"], name: string) => ({
    find: () => economic.rest.list("/customers", { filter: { name } }).first(),
    create: () =>
      economic.rest.post("/customers", {
        body: {
          name,
          currency: "DKK",
          customerGroup: { customerGroupNumber: 1 },
          vatZone: { vatZoneNumber: 1 },
          paymentTerms: { paymentTermsNumber: 1 },
        },
      }),
  });

  test("makes one customer, however often it runs and whatever is lost", async () => {
    const { mock, economic } = setUp();
    mock.faults.add({ method: "POST", times: 4, effect: { status: 502, acts: true } });
    const first = await findOrCreate(create(economic, "Nordlys ApS"));
    const second = await findOrCreate(create(economic, "Nordlys ApS"));
    expect([first.created, second.created]).toEqual([true, false]);
    expect(second.record.customerNumber).toBe(first.record.customerNumber);
    expect(
      await economic.rest.list("/customers", { filter: { name: "Nordlys ApS" } }).toArray(),
    ).toHaveLength(1);
  });

  test("creates nothing when it could not look", async () => {
    const { mock, economic } = setUp();
    mock.faults.add({ method: "GET", times: Number.POSITIVE_INFINITY, effect: { status: 500 } });
    await expect(findOrCreate(create(economic, "Nordlys ApS"))).rejects.toSatisfy((error) =>
      isEconomicError(error, "server"),
    );
    expect(sent(mock, "POST")).toEqual([]);
  });
});
