import { describe, expect, test } from "vitest";
import { accounts } from "../../records/ledger.ts";
import { testMock } from "../../testing/test-mock.ts";

const service = "dimensionsapi";

describe("dimensions", () => {
  test("C-01: a new agreement has one dimension without values", async () => {
    const mock = testMock();
    const { items } = (await mock.apis(service, "GET", "/dimensions")).body;
    expect(items).toMatchObject([{ number: 1, name: "Afdeling", active: true }]);
    expect((await mock.apis(service, "GET", "/values/count")).body).toBe(0);
  });

  test("O-51: numbers run from 1 to 3", async () => {
    const mock = testMock();
    const make = (number: number) =>
      mock.apis(service, "POST", "/dimensions", { number, name: `D${number}`, active: true });
    expect((await make(4)).body.errors[0].message).toBe("The field Number must be between 1 and 3");
    expect((await make(1)).body.errorCode).toBe("DimensionAlreadyExists");
    expect((await make(2)).body).toEqual({ number: 2 });
    expect((await make(3)).status).toBe(201);
    expect((await make(3)).status).toBe(400);
  });

  test("a second dimension needs the module for multiple dimensions", async () => {
    const mock = testMock({ modules: ["Dimension"] });
    const refused = await mock.apis(service, "POST", "/dimensions", {
      number: 2,
      name: "Region",
      active: true,
    });
    expect(refused.body.errorCode).toBe("DimensionIncorrectPackageLevel");
  });

  test("X-6: without the module every call is refused, also on REST", async () => {
    const mock = testMock({ seed: "company", modules: ["Project"] });
    for (const path of ["/dimensions", "/values", "/distributions/count", "/values/1/1"]) {
      const refused = await mock.apis(service, "GET", path);
      expect([refused.status, refused.body.errorCode]).toEqual([403, "DimensionIncorrectModule"]);
    }
    for (const path of ["/departments", "/departments/1", "/departmental-distributions/departments"]) {
      expect((await mock.rest("GET", path)).status).toBe(403);
    }
  });

  test("dimension 1 can never be deleted, another one only if it is empty", async () => {
    const mock = testMock({ seed: "company" });
    const remove = (number: number) => mock.apis(service, "DELETE", `/dimensions/${number}`);
    expect((await remove(1)).body.errorCode).toBe("Dimension1CannotBeDeleted");
    expect((await remove(2)).body.errorCode).toBe("DimensionInUse");
    for (const key of [1, 2]) await mock.apis(service, "DELETE", "/values", { dimensionNumber: 2, key });
    expect((await remove(2)).status).toBe(204);
  });

  test("deactivating departments makes them optional on all accounts", async () => {
    const mock = testMock();
    mock.agreement().records(accounts).update(1010, { departmentMandatory: true });
    const { objectVersion } = (await mock.apis(service, "GET", "/dimensions/1")).body;
    const changed = { number: 1, name: "Afdeling", active: false, objectVersion };
    expect((await mock.apis(service, "PUT", "/dimensions", changed)).status).toBe(204);
    expect(mock.agreement().records(accounts).get(1010)?.departmentMandatory).toBe(false);
    expect((await mock.apis(service, "GET", "/dimensions/1")).body).not.toHaveProperty("active");
  });
});
