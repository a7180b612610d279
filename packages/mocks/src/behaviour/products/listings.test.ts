import { describe, expect, test } from "vitest";
import { testMock } from "../../testing/test-mock.ts";

const mock = testMock({ seed: "company" });
const listed = async (query: string, path = "/products") => mock.rest("GET", `${path}?${query}`);
const status = async (query: string, path?: string) => (await listed(query, path)).status;

describe("listings of products on REST", () => {
  test("L-71, L-74: filters on departmental distributions answer 500, though listed", async () => {
    const field = "departmentalDistribution.departmentalDistributionNumber";
    expect(await status(`filter=${field}$eq:1`)).toBe(500);
    expect(await status(`filter=${field}$gt:1`)).toBe(500);
    const refused = await listed("filter=bogus$eq:1");
    expect(refused.body.allowedFilteringFields).toContain(field);
  });

  test("L-72: `barred` filters only with $eq; $ne and $null: answer 500", async () => {
    expect((await listed("filter=barred$eq:false")).body.collection.length).toBeGreaterThan(0);
    expect((await listed("filter=barred$eq:true")).body.collection).toEqual([]);
    expect(await status("filter=barred$ne:true")).toBe(500);
    expect(await status("filter=barred$eq:$null:")).toBe(500);
  });

  test("L-69: `barred` filters but does not sort", async () => {
    const refused = await listed("sort=barred");
    expect([refused.status, refused.body.message]).toEqual([
      400,
      "Could not parse query string sort parameter",
    ]);
  });

  test("L-67: weights, volume and recommended cost price do not filter", async () => {
    for (const field of ["grossWeight", "netWeight", "packageVolume", "recommendedCostPrice"]) {
      expect(await status(`filter=inventory.${field}$gt:1`)).toBe(400);
    }
    for (const field of ["grossWeight", "netWeight", "packageVolume"]) {
      expect(await status(`sort=inventory.${field}`)).toBe(400);
    }
  });

  test("L-81: the filters depend on the listing: a group's products have volume", async () => {
    expect(await status("filter=inventory.packageVolume$gt:1", "/product-groups/1/products")).toBe(200);
  });

  test("L-20: lastUpdated is a timestamp with a Z", async () => {
    const { body } = await mock.rest("GET", "/products/1");
    expect(body.lastUpdated).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
  });

  test("S-12: the products of a group; an unknown group has none", async () => {
    const all = (await listed("pagesize=1000")).body.collection.length;
    expect((await listed("pagesize=1000", "/product-groups/1/products")).body.collection).toHaveLength(all);
    expect((await listed("", "/product-groups/99/products")).body.collection).toEqual([]);
  });
});
