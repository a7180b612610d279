import { describe, expect, test } from "vitest";
import { dimensionDistributions, dimensionValues } from "../../records/dimensions.ts";
import { testMock } from "../../testing/test-mock.ts";

const company = () => testMock({ seed: "company" });
const service = "dimensionsapi";
const accounts = "/dimension-data/accounts";
const link = (dimensionNumber: number, dimensionKey: number, more: object = {}) => ({
  accountNumber: 1010,
  dimensionNumber,
  dimensionKey,
  ...more,
});

describe("links of accounts", () => {
  test("O-13, O-40: are created, changed with objectVersion, deleted with a body", async () => {
    const mock = company();
    const made = await mock.apis(service, "POST", accounts, link(1, 2));
    expect([made.status, made.body]).toEqual([201, { dimensionNumber: 1 }]);
    const [listed] = (await mock.apis(service, "GET", accounts)).body.items;
    expect(listed).toMatchObject(link(1, 2));
    const put = (objectVersion: string) => mock.apis(service, "PUT", accounts, link(1, 3, { objectVersion }));
    expect((await put("0")).status).toBe(409);
    expect((await put(listed.objectVersion)).status).toBe(204);
    const found = (await mock.apis(service, "GET", `${accounts}?filter=accountNumber$eq:1010`)).body.items;
    expect(found[0].dimensionKey).toBe(3);
    const named = link(1, 3);
    expect((await mock.apis(service, "DELETE", accounts, named)).status).toBe(204);
    expect((await mock.apis(service, "DELETE", accounts, named)).status).toBe(404);
    expect((await mock.apis(service, "GET", `${accounts}/count`)).body).toBe(0);
  });

  test("are refused with the codes of dimensionsapi", async () => {
    const mock = company();
    mock.agreement().records(dimensionValues).update("1/3", { barred: true });
    mock.agreement().records(dimensionDistributions).update("1/10", { barred: true });
    const code = async (body: object) => (await mock.apis(service, "POST", accounts, body)).body?.errorCode;
    expect(await code(link(1, 2, { accountNumber: 1 }))).toBe("ACCOUNTNOTFOUND");
    expect(await code(link(1, 77))).toBe("CONTAINSINVALIDVALUES");
    expect(await code(link(1, 2, { isDistribution: true }))).toBe("CONTAINSINVALIDVALUES");
    expect(await code(link(1, 3))).toBe("CONTAINSBARREDDIMENSIONVALUE");
    expect(await code(link(1, 10))).toBe("CONTAINSBARREDDISTRIBUTIONKEY");
    expect(await code(link(1, 2))).toBeUndefined();
    expect(await code(link(1, 1))).toBe("ONLYONEITEMPERDIMENSION");
    expect(await code(link(2, 1))).toBeUndefined();
  });

  test("have at most one distribution per dimension", async () => {
    const mock = company();
    const distributions = mock.agreement().records(dimensionDistributions);
    distributions.add({ dimensionNumber: 2, key: 9, distributions: [{ key: 1, percent: 100 }] });
    await mock.apis(service, "POST", accounts, link(1, 10, { isDistribution: true }));
    const refused = await mock.apis(service, "POST", accounts, link(2, 9, { isDistribution: true }));
    expect(refused.body.errorCode).toBe("ONLYONEDISTRIBUTIONALLOWED");
    expect((await mock.apis(service, "GET", accounts)).body.items).toMatchObject([{ isDistribution: true }]);
  });

  test("O-51: dimension numbers run from 1 to 3, and a bulk call takes 1 to 500 links", async () => {
    const mock = company();
    expect((await mock.apis(service, "POST", accounts, link(4, 1))).status).toBe(400);
    const bulk = (items: object[]) => mock.apis(service, "POST", `${accounts}/bulk`, { items });
    expect((await bulk([])).status).toBe(400);
    expect((await bulk(Array.from({ length: 501 }, () => link(1, 1)))).status).toBe(400);
    expect((await mock.apis(service, "GET", `${accounts}/count`)).body).toBe(0);
    const made = await bulk([link(1, 1), link(2, 2)]);
    expect([made.status, made.body]).toEqual([201, { dimensionNumbers: [1, 2] }]);
  });

  test("are all created by a bulk call, or none of them", async () => {
    const mock = company();
    const items = [link(1, 1), link(2, 77)];
    const refused = await mock.apis(service, "POST", `${accounts}/bulk`, { items });
    expect(refused.body.errorCode).toBe("CONTAINSINVALIDVALUES");
    expect((await mock.apis(service, "GET", accounts)).body.items).toEqual([]);
    await mock.apis(service, "POST", `${accounts}/bulk`, { items: [link(1, 1), link(2, 1)] });
    const stored = (await mock.apis(service, "GET", accounts)).body.items as { objectVersion: string }[];
    const changed = stored.map((each) => ({ ...each, dimensionKey: 2 }));
    expect((await mock.apis(service, "PUT", `${accounts}/bulk`, { items: changed })).status).toBe(204);
    const keys = (await mock.apis(service, "GET", accounts)).body.items;
    expect(keys.map((each: { dimensionKey: number }) => each.dimensionKey)).toEqual([2, 2]);
  });

  test("prevent the deletion of their value", async () => {
    const mock = company();
    await mock.apis(service, "POST", accounts, link(2, 1));
    const refused = await mock.apis(service, "DELETE", "/values", { dimensionNumber: 2, key: 1 });
    expect(refused.body.errorCode).toBe("DimensionValueInUse");
  });
});
