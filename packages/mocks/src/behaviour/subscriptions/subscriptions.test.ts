import { describe, expect, test } from "vitest";
import { testMock } from "../../testing/test-mock.ts";

const company = () => testMock({ seed: "company" });
const service = "subscriptionsapi";
const monthly = { name: "Leje", interval: 3, collection: 0 };

describe("subscriptions", () => {
  test("O-43: have the published integers for intervals and collections, even 0", async () => {
    const mock = company();
    const [month, year] = (await mock.apis(service, "GET", "/Subscriptions")).body.items;
    expect([month.interval, month.collection]).toEqual([3, 0]);
    expect([year.interval, year.collection]).toEqual([6, 1]);
    for (const wrong of [{ interval: 0 }, { interval: 14 }, { collection: 2 }]) {
      expect((await mock.apis(service, "POST", "/Subscriptions", { ...monthly, ...wrong })).status).toBe(400);
    }
  });

  test("are numbered by the server, or by the caller", async () => {
    const mock = company();
    const make = (body: object) => mock.apis(service, "POST", "/Subscriptions", { ...monthly, ...body });
    expect((await make({})).body).toEqual({ number: 3 });
    expect((await make({ number: 0 })).body).toEqual({ number: 4 });
    expect((await make({ number: 70 })).body).toEqual({ number: 70 });
    expect((await make({ number: 70 })).body.errorCode).toBe("SubscriptionNumberAlreadyExists");
  });

  test("follow the calendar only by month, quarter, half-year and year", async () => {
    const mock = company();
    const make = async (interval: number) =>
      (await mock.apis(service, "POST", "/Subscriptions", { ...monthly, interval, isCalendarBased: true }))
        .body.errorCode;
    for (const interval of [3, 4, 5, 6]) expect(await make(interval)).toBeUndefined();
    for (const interval of [1, 2, 7, 12])
      expect(await make(interval)).toBe("SubscriptionIntervalCannotUseCalendarYear");
  });

  test("accrue only with the module, with the server's misspelt code", async () => {
    const mock = testMock({ modules: [] });
    const refused = await mock.apis(service, "POST", "/Subscriptions", { ...monthly, accrue: true });
    expect(refused.body.errorCode).toBe("SubscriptionAcrrualsMissingAcces");
  });

  test("cannot be deleted with subscribers; their lines are deleted with them", async () => {
    const mock = company();
    const refused = await mock.apis(service, "DELETE", "/Subscriptions/1");
    expect(refused.body.errorCode).toBe("SubscriptionHasSubscribers");
    await mock.apis(service, "DELETE", "/Subscribers/1");
    expect((await mock.apis(service, "DELETE", "/Subscriptions/1")).status).toBe(204);
    expect((await mock.apis(service, "GET", "/subscriptionlines/count")).body).toBe(1);
  });

  test("O-50: are updated at the collection, and lines below their subscription", async () => {
    const mock = company();
    const { lastUpdated, ...before } = (await mock.apis(service, "GET", "/Subscriptions/1")).body;
    expect((await mock.apis(service, "PUT", "/Subscriptions/1", before)).status).toBe(405);
    expect((await mock.apis(service, "PUT", "/Subscriptions", { ...before, name: "Ny" })).status).toBe(204);
    expect((await mock.apis(service, "GET", "/Subscriptions/1")).body.name).toBe("Ny");
  });
});

describe("subscription lines", () => {
  test("of one subscription are a plain array; those of all are in pages", async () => {
    const mock = company();
    const own = (await mock.apis(service, "GET", "/subscriptions/1/lines?pageSize=1")).body;
    expect(own.map((line: { number: number }) => line.number)).toEqual([1, 2]);
    const filtered = (
      await mock.apis(service, "GET", "/subscriptions/1/lines?filter=number$gt:1&sort=-number")
    ).body;
    expect(filtered).toHaveLength(1);
    expect((await mock.apis(service, "GET", "/subscriptionlines/paged?pageSize=2")).body).toHaveLength(2);
    expect((await mock.apis(service, "GET", "/subscriptionlines")).body.items).toHaveLength(3);
    expect((await mock.apis(service, "GET", "/subscriptions/99/lines")).body).toEqual([]);
  });

  test("change the lastUpdated of their subscription, but not its objectVersion", async () => {
    const mock = company();
    const before = (await mock.apis(service, "GET", "/Subscriptions/1")).body;
    mock.clock.advance("1h");
    const made = await mock.apis(service, "POST", "/subscriptions/1/lines", { description: "Kun tekst" });
    expect([made.status, made.body]).toEqual([201, { number: 4 }]);
    const after = (await mock.apis(service, "GET", "/Subscriptions/1")).body;
    expect(after.objectVersion).toBe(before.objectVersion);
    expect(after.lastUpdated).toBe("2026-08-14T11:00:00Z");
    const line = (await mock.apis(service, "GET", "/subscriptions/1/lines/4")).body;
    const changed = await mock.apis(service, "PUT", "/subscriptions/1/lines", {
      ...line,
      description: "Tekst",
    });
    expect(changed.status).toBe(204);
    expect((await mock.apis(service, "GET", "/subscriptions/2/lines/4")).status).toBe(404);
    expect((await mock.apis(service, "DELETE", "/subscriptions/1/lines/4")).status).toBe(204);
  });

  test("with a product need text, quantity, and a usable product and department", async () => {
    const mock = company();
    mock.agreement().products.update("3", { barred: true });
    const code = async (body: object, subscription = 1) =>
      (await mock.apis(service, "POST", `/subscriptions/${subscription}/lines`, body)).body.errorCode;
    const line = { productNumber: "4", description: "Time", quantity: 1 };
    expect(await code({ ...line, description: "" })).toBe("SubscriptionLineDescriptionNotNullOrEmpty");
    expect(await code({ ...line, quantity: 0 })).toBe("SubscriptionLineQuantityNotNullOrZero");
    expect(await code({ ...line, productNumber: "none" })).toBe("SubscriptionLineProductDoesNotExist");
    expect(await code({ ...line, productNumber: "3" })).toBe("SubscriptionLineProductIsBarred");
    expect(await code({ ...line, departmentNumber: 77 })).toBe("SubscriptionLineInvalidDepartment");
    expect(await code(line, 99)).toBe("SubscriptionLineSubscriptionDoesNotExist");
    mock.agreement().change({ modules: [] });
    expect(await code({ ...line, departmentNumber: 1 })).toBe("SubscriptionLineDimensionAccessError");
  });

  test("keep their product", async () => {
    const mock = company();
    mock.agreement().products.add({ productNumber: "ABO" });
    await mock.apis(service, "POST", "/subscriptions/1/lines", {
      productNumber: "ABO",
      description: "A",
      quantity: 1,
    });
    const refused = await mock.apis("productsapi", "DELETE", "/products/ABO");
    expect(refused.body.errorCode).toBe("ProductUsedInSubscriptions");
    expect((await mock.rest("DELETE", "/products/ABO")).status).toBe(400);
  });
});
