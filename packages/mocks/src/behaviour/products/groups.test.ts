import { describe, expect, test } from "vitest";
import { testMock } from "../../testing/test-mock.ts";

const company = () => testMock({ seed: "company" });
const service = "productsapi";

describe("product groups and their accounts", () => {
  test("S-14: a group's domestic account is that of zone 1, and REST's account", async () => {
    const mock = company();
    const made = await mock.apis(service, "POST", "/productgroups", {
      id: 5,
      name: "Møbler",
      domesticAccountId: 1010,
    });
    expect([made.status, made.body]).toEqual([201, { id: 5 }]);
    expect((await mock.apis(service, "GET", "/productgroups/5/zones")).body.items).toMatchObject([
      { id: 1, accountId: 1010 },
    ]);
    const { collection } = (await mock.rest("GET", "/product-groups/5/sales-accounts")).body;
    expect(collection).toMatchObject([
      { salesAccount: { accountNumber: 1010, accountType: "profitAndLoss" }, vatZone: { vatZoneNumber: 1 } },
    ]);
    expect((await mock.rest("GET", "/product-groups/5")).body).toMatchObject({
      name: "Møbler",
      inventoryEnabled: false,
    });
  });

  test("the account of zone 1 and the group's domestic account change together", async () => {
    const mock = company();
    const zones = "/productgroups/1/zones";
    const { objectVersion } = (await mock.apis(service, "GET", `${zones}/1`)).body;
    expect((await mock.apis(service, "PUT", zones, { id: 1, accountId: 1030, objectVersion })).status).toBe(
      204,
    );
    const group = (await mock.apis(service, "GET", "/productgroups/1")).body;
    expect(group.domesticAccountId).toBe(1030);
    await mock.apis(service, "PUT", "/productgroups", { ...group, domesticAccountId: 1020 });
    expect((await mock.apis(service, "GET", `${zones}/1`)).body.accountId).toBe(1020);
  });

  test("zones 6 and 7 are reserved, 5 is for projects, and 1 cannot be deleted", async () => {
    const mock = company();
    const bind = (id: number) =>
      mock.apis(service, "POST", "/productgroups/1/zones", { id, accountId: 1030 });
    for (const id of [6, 7, 8]) expect((await bind(id)).status).toBe(400);
    expect((await bind(1)).status).toBe(400);
    expect((await bind(5)).body).toEqual({ id: 5 });
    expect((await mock.rest("GET", "/product-groups/1/sales-accounts")).body.collection).toHaveLength(4);
    expect((await mock.apis(service, "DELETE", "/productgroups/1/zones/1")).status).toBe(400);
    expect((await mock.apis(service, "DELETE", "/productgroups/1/zones/5")).status).toBe(204);
    expect((await mock.apis(service, "GET", "/productgroups/1/zones/count")).body).toBe(4);
  });

  test("accrual settings are one object of the group; REST shows only the account", async () => {
    const mock = company();
    const path = "/productgroups/1/accrualsettings";
    const { objectVersion } = (await mock.apis(service, "GET", path)).body;
    const put = (body: object) => mock.apis(service, "PUT", path, body);
    expect((await put({ accrualAccountId: 5530, objectVersion: "0" })).status).toBe(409);
    expect((await put({ accrualAccountId: 1, objectVersion })).status).toBe(400);
    expect((await put({ accrualAccountId: 5530, objectVersion })).status).toBe(204);
    expect((await mock.rest("GET", "/product-groups/1")).body.accrual).toMatchObject({ accountNumber: 5530 });
    expect((await mock.apis(service, "GET", "/productgroups/99/accrualsettings")).status).toBe(404);
  });

  test("project settings use zone 5, and the role ProjectEmployee is enough", async () => {
    const mock = testMock({ seed: "company", role: "ProjectEmployee" });
    const path = "/productgroups/1/projectsettings";
    const put = async (body: object) => {
      const { objectVersion } = (await mock.apis(service, "GET", path)).body;
      return (await mock.apis(service, "PUT", path, { ...body, objectVersion })).status;
    };
    expect(await put({ isInProject: true, projectAccountId: 1030 })).toBe(204);
    expect((await mock.apis(service, "GET", path)).body).toMatchObject({
      isInProject: true,
      projectAccountId: 1030,
    });
    expect((await mock.apis(service, "GET", "/productgroups/1/zones")).status).toBe(403);
    mock.agreement().change({ role: "Sales" });
    expect((await mock.apis(service, "GET", "/productgroups/1/zones/5")).body.accountId).toBe(1030);
    expect(await put({ isInProject: false })).toBe(204);
    expect((await mock.apis(service, "GET", "/productgroups/1/zones/5")).status).toBe(404);
  });

  test("a group with products cannot be deleted; its zones are deleted with it", async () => {
    const mock = company();
    expect((await mock.apis(service, "DELETE", "/productgroups/1")).status).toBe(400);
    expect((await mock.apis(service, "DELETE", "/productgroups/2")).status).toBe(204);
    expect((await mock.apis(service, "GET", "/productgroups/2/zones")).body.items).toEqual([]);
    expect((await mock.rest("GET", "/product-groups/2")).status).toBe(404);
  });
});
