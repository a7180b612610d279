import { describe, expect, test } from "vitest";
import { testMock } from "../../testing/test-mock.ts";

const company = () => testMock({ seed: "company" });
const dimensions = "dimensionsapi";

describe("values of dimension 1 are departments", () => {
  test("S-15, L-31: a new value is a department on REST, which cannot create one", async () => {
    const mock = company();
    const made = await mock.apis(dimensions, "POST", "/values", {
      dimensionNumber: 1,
      key: 40,
      name: "Lager",
      active: true,
    });
    expect([made.status, made.body]).toEqual([201, { key: 40 }]);
    const shown = await mock.rest("GET", "/departments/40");
    expect(shown.body).toEqual({
      departmentNumber: 40,
      name: "Lager",
      self: "https://restapi.e-conomic.com/departments/40",
    });
    const automatic = await mock.rest("GET", "/departmental-distributions/departments/40");
    expect(automatic.body).toMatchObject({
      departmentalDistributionNumber: 40,
      distributionType: "department",
      distributions: [{ percentage: 100, department: { departmentNumber: 40 } }],
      self: "https://restapi.e-conomic.com/departmental-distributions/departments/40",
    });
    expect((await mock.rest("POST", "/departments", { departmentNumber: 41, name: "X" })).status).toBe(405);
  });

  test("S-15: renaming and barring show on REST; other dimensions do not", async () => {
    const mock = company();
    const { objectVersion } = (await mock.apis(dimensions, "GET", "/values/1/2")).body;
    const changed = { dimensionNumber: 1, key: 2, name: "Service", active: false, objectVersion };
    expect((await mock.apis(dimensions, "PUT", "/values", changed)).status).toBe(204);
    expect((await mock.rest("GET", "/departments/2")).body).toMatchObject({ name: "Service", barred: true });
    const departments = (await mock.rest("GET", "/departments")).body.collection;
    expect(departments.map((each: { name: string }) => each.name)).toEqual([
      "Salg",
      "Service",
      "Administration",
    ]);
  });

  test("S-15, L-31: distributions of dimension 1 are on REST, and read-only", async () => {
    const mock = company();
    const own = (await mock.apis(dimensions, "GET", "/distributions/1/10")).body;
    expect(own.distributions).toEqual([
      { key: 1, percent: 60 },
      { key: 2, percent: 40 },
    ]);
    const shown = (await mock.rest("GET", "/departmental-distributions/distributions/10")).body;
    expect(shown).toMatchObject({ distributionType: "distribution", name: own.name });
    expect(shown.distributions.map((share: { percentage: number }) => share.percentage)).toEqual([60, 40]);
    const all = (await mock.rest("GET", "/departmental-distributions")).body;
    expect(all.collection.map((each: { distributionType: string }) => each.distributionType)).toEqual([
      "department",
      "department",
      "department",
      "distribution",
    ]);
    expect(all.subCollections.distributions).toBe(
      "https://restapi.e-conomic.com/departmental-distributions/distributions",
    );
    expect((await mock.rest("GET", "/departmental-distributions/distributions/1")).status).toBe(404);
    expect((await mock.rest("POST", "/departmental-distributions/distributions", {})).status).toBe(405);
  });
});

describe("keys of values", () => {
  test("O-39: the server requires the key, from 1 to 999999999", async () => {
    const mock = company();
    const refusal = async (body: object) =>
      (
        await mock.apis(dimensions, "POST", "/values", {
          dimensionNumber: 1,
          name: "N",
          active: true,
          ...body,
        })
      ).body;
    expect((await refusal({})).errors[0]).toMatchObject({ property: "Key" });
    expect((await refusal({ key: 0 })).errors[0].message).toBe(
      "The field Key must be between 1 and 999999999",
    );
    expect((await refusal({ key: 1_000_000_000 })).status).toBe(400);
  });

  test("O-39: a key is taken by a value or a distribution of the same dimension", async () => {
    const mock = company();
    const make = (dimensionNumber: number, key: number) =>
      mock.apis(dimensions, "POST", "/values", { dimensionNumber, key, name: "N", active: true });
    expect((await make(1, 1)).body.errorCode).toBe("KeyInUse");
    expect((await make(1, 10)).body.errorCode).toBe("KeyInUse");
    expect((await make(2, 10)).status).toBe(201);
    expect((await make(3, 1)).body.errorCode).toBe("DimensionDoesNotExist");
  });

  test("O-40: a value is deleted with a body that names dimension and key", async () => {
    const mock = company();
    const remove = (body: object) => mock.apis(dimensions, "DELETE", "/values", body);
    expect((await remove({ dimensionNumber: 1, key: 3 })).status).toBe(204);
    expect((await mock.rest("GET", "/departments/3")).status).toBe(404);
    expect((await remove({ dimensionNumber: 1, key: 3 })).status).toBe(404);
    expect((await mock.apis(dimensions, "GET", "/values/2/2")).status).toBe(200);
  });

  test("a value that a distribution or a product refers to cannot be deleted", async () => {
    const mock = company();
    const remove = async (key: number) =>
      (await mock.apis(dimensions, "DELETE", "/values", { dimensionNumber: 1, key })).body?.errorCode;
    expect(await remove(1)).toBe("DimensionValueInUseByDistribution");
    mock.agreement().products.update("1", { departmentalDistributionNumber: 3 });
    expect(await remove(3)).toBe("DimensionValueInUse");
  });

  test("O-13: a value is replaced only with its current objectVersion", async () => {
    const mock = company();
    const changed = { dimensionNumber: 1, key: 2, name: "X", active: true };
    expect((await mock.apis(dimensions, "PUT", "/values", { ...changed, objectVersion: "1" })).status).toBe(
      409,
    );
    expect((await mock.rest("GET", "/departments/2")).body.name).toBe("Montage");
  });
});
