import { describe, expect, test } from "vitest";
import { testMock } from "../../testing/test-mock.ts";

const company = {
  name: "Nyt navn ApS",
  addressLine1: "Vej 1",
  zip: "6760",
  city: "Ribe",
  phoneNumber: "70000000",
  attention: "Ida",
  email: "ida@nyt.test",
};

describe("/self", () => {
  test("X-1: describes the app and the agreement", async () => {
    const { body } = await testMock().rest("GET", "/self");
    expect(body).toMatchObject({
      settings: { baseCurrency: "DKK" },
      application: { requiredRoles: [{ name: "SuperUser" }] },
    });
    expect(body.modules.map((module: { name: string }) => module.name)).toContain("Project");
    const limited = testMock({ modules: [], role: "Sales" });
    expect((await limited.rest("GET", "/self")).body).toMatchObject({
      modules: [],
      application: { requiredRoles: [{ name: "Sales" }] },
    });
  });

  test("stores the properties of a PUT, except unpublished ones", async () => {
    const mock = testMock();
    expect((await mock.rest("PUT", "/self/company", { name: "x" })).status).toBe(400);
    await mock.rest("PUT", "/self/company", { ...company, nonsense: 1 });
    expect((await mock.rest("GET", "/self")).body.company).toEqual(company);
    const user = {
      loginId: "X",
      email: "x@x.test",
      name: "X",
      agreementNumber: 900001,
      language: { languageNumber: 2, name: "English", culture: "en-GB" },
    };
    expect((await mock.rest("PUT", "/self/user", user)).status).toBe(200);
    expect((await mock.rest("GET", "/self")).body.user).toMatchObject({
      loginId: "X",
      language: { languageNumber: 2, name: "English", culture: "en-GB" },
    });
  });

  test("L-146: shows bank details even if they are not to be shown, and stores them", async () => {
    const mock = testMock();
    const bank = { pbsCustomerGroupNumber: "1", bankName: "Ny Bank", giro: "123", pbsNumber: "7" };
    expect((await mock.rest("PUT", "/self/company/bankinformation", bank)).status).toBe(200);
    const { bankInformation } = (await mock.rest("GET", "/self")).body;
    expect(bankInformation).toMatchObject({ bankName: "Ny Bank", pbsCustomerGroupNumber: "1" });
    expect(bankInformation.giro).toBe("123");
    expect(bankInformation).not.toHaveProperty("pbsNumber");
  });

  test("S-05: drops unpublished properties of a user's language", async () => {
    const mock = testMock();
    const { user } = (await mock.rest("GET", "/self")).body;
    const changed = { ...user, language: { ...user.language, objectVersion: 7 } };
    const answer = await mock.rest("PUT", "/self/user", changed);
    expect([answer.status, "objectVersion" in answer.body.language]).toEqual([200, false]);
  });
});
