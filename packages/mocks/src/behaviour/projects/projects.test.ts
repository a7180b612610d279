import { describe, expect, test } from "vitest";
import { book, makeDraft } from "../../testing/invoice-bodies.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

const company = () => testMock({ seed: "company" });
const service = "projectsapi";

/** Sends a request and returns the code of its refusal. */
const code = async (mock: TestMock, path: string, body: object, method = "POST") =>
  (await mock.apis(service, method, path, body)).body?.errorCode;

describe("projects", () => {
  test("O-25: without the Project module, every call answers the recorded 403", async () => {
    const mock = testMock({ seed: "company", modules: ["Dimension"] });
    for (const path of [
      "/Projects",
      "/TimeEntries/count",
      "/Mileages/paged",
      "/CostTypes/1",
      "/ProjectStatuses",
    ]) {
      const refused = await mock.apis(service, "GET", path);
      expect([refused.status, refused.body.errorCode, refused.body.title]).toEqual([
        403,
        "AccessDeniedAgreementMissingModules",
        "Missing modules: Project",
      ]);
    }
    expect((await mock.apis(service, "POST", "/Projects", {})).status).toBe(403);
  });

  test("O-48, O-50: PUT on an item answers 405; on the collection the body names it", async () => {
    const mock = company();
    const { lastUpdated, costPrice, salesPrice, isClosed, invoicedTotal, ...project } = (
      await mock.apis(service, "GET", "/Projects/11")
    ).body;
    expect((await mock.apis(service, "PUT", "/Projects/11", project)).status).toBe(405);
    expect((await mock.apis(service, "PUT", "/Projects", { ...project, name: "Indretning 2" })).status).toBe(
      204,
    );
    const after = (await mock.apis(service, "GET", "/Projects/11")).body;
    expect(after).toMatchObject({ name: "Indretning 2", mainProjectNumber: 10, customerNumber: 2 });
    const { number, ...nameless } = project;
    expect((await mock.apis(service, "PUT", "/Projects", nameless)).status).toBe(400);
  });

  test("O-46: the server numbers them unless the caller does; dates are midnights", async () => {
    const mock = company();
    const body = { name: "Nyt", projectGroupNumber: 1, deliveryDate: "2026-12-01" };
    expect((await mock.apis(service, "POST", "/Projects", body)).body).toEqual({ number: 13 });
    expect((await mock.apis(service, "POST", "/Projects", { ...body, number: 500 })).body).toEqual({
      number: 500,
    });
    expect((await mock.apis(service, "GET", "/Projects/500")).body.deliveryDate).toBe("2026-12-01T00:00:00");
    expect(await code(mock, "/Projects", { ...body, number: 500 })).toBe(
      "ProjectCannotBeCreatedUpdatedNumberAlreadyExists",
    );
  });

  test("need a customer in external groups, and cannot be created closed", async () => {
    const mock = company();
    const body = { name: "Nyt", projectGroupNumber: 2 };
    expect(await code(mock, "/Projects", body)).toBe("ProjectCannotBeCreatedUpdatedCustomerNumberRequired");
    expect(await code(mock, "/Projects", { ...body, customerNumber: 99 })).toBe(
      "ProjectCannotBeCreatedUpdatedCustomerNotFound",
    );
    expect(await code(mock, "/Projects", { ...body, projectGroupNumber: 9 })).toBe(
      "ProjectCannotBeCreatedUpdatedGroupDoesNotExist",
    );
    expect(await code(mock, "/Projects", { ...body, customerNumber: 1, closedDate: "2026-08-01" })).toBe(
      "ProjectCannotBeCreatedAsClosed",
    );
    expect(await code(mock, "/Projects", { ...body, customerNumber: 1 })).toBeUndefined();
  });

  test("hold sub-projects if they are main projects, which cannot be nested", async () => {
    const mock = company();
    const body = { name: "Nyt", projectGroupNumber: 1 };
    expect(await code(mock, "/Projects", { ...body, isMainProject: true, mainProjectNumber: 10 })).toBe(
      "ProjectCannotBeCreatedUpdatedMainProjectNumberCannotBeSet",
    );
    expect(await code(mock, "/Projects", { ...body, mainProjectNumber: 11 })).toBe(
      "ProjectCannotBeCreatedUpdatedMainProjectNumberDoesNotExistOrInvalid",
    );
    const put = async (number: number, changes: object) => {
      const { objectVersion, name, projectGroupNumber, customerNumber } = (
        await mock.apis(service, "GET", `/Projects/${number}`)
      ).body;
      const changed = { number, name, projectGroupNumber, customerNumber, objectVersion, ...changes };
      return code(mock, "/Projects", changed, "PUT");
    };
    expect(await put(11, { isMainProject: true })).toBe("ProjectCannotBeMadeMainHasTimeEntries");
    expect(await put(10, { isMainProject: false })).toBe("ProjectCannotBeMadeSubprojectHasSubProjects");
    expect(await put(12, { isMainProject: true })).toBeUndefined();
  });

  test("cannot be deleted while they have registrations or sub-projects", async () => {
    const mock = company();
    const remove = async (number: number) =>
      (await mock.apis(service, "DELETE", `/Projects/${number}`)).body?.errorCode;
    expect(await remove(10)).toBe("ProjectCannotBeDeletedHasSubProjects");
    expect(await remove(11)).toBe("ProjectCannotBeDeletedHasTimeEntries");
    for (const number of [1, 2]) await mock.apis(service, "DELETE", `/TimeEntries/${number}`);
    expect(await remove(11)).toBe("ProjectCannotBeDeletedHasMileages");
    await mock.apis(service, "DELETE", "/Mileages/1");
    expect(await remove(11)).toBeUndefined();
    expect((await mock.apis(service, "GET", "/project-activities/count")).body).toBe(0);
  });

  test("have the sums that are registered on them and that were invoiced", async () => {
    const mock = company();
    const { draftInvoiceNumber } = await makeDraft(mock, {
      paymentTerms: { paymentTermsNumber: 1 },
      customer: { customerNumber: 2 },
      project: { projectNumber: 11 },
      lines: [{ product: { productNumber: "4" }, quantity: 2, unitNetPrice: 950 }],
    });
    await book(mock, draftInvoiceNumber);
    const project = (await mock.apis(service, "GET", "/Projects/11")).body;
    // Costs: 3.5 h at 420, 2 h at 420 plus 10 %, and 42 km at 2.23. Sales prices: 3.5 h at 1050, 2 h at 950, and 42 km
    // at 3.81.
    expect(project.costPrice).toBe(2487.66);
    expect(project.salesPrice).toBe(5735.02);
    expect(project.invoicedTotal).toBe(1900);
  });

  test("S-14: have the same customers, by number and name", async () => {
    const mock = company();
    const made = await mock.rest("POST", "/customers", {
      name: "Ny kunde",
      currency: "DKK",
      customerGroup: { customerGroupNumber: 1 },
      paymentTerms: { paymentTermsNumber: 1 },
      vatZone: { vatZoneNumber: 1 },
    });
    const shown = (await mock.apis(service, "GET", "/project-customers?filter=name$eq:Ny kunde")).body.items;
    expect(shown).toMatchObject([{ number: made.body.customerNumber, name: "Ny kunde" }]);
    expect(Object.keys(shown[0]).toSorted()).toEqual(["name", "number", "objectVersion"]);
  });

  test("are open to an employee's entries if they are open and accept entries", async () => {
    const mock = company();
    const allowed = async (employee: number | string) =>
      (await mock.apis(service, "GET", `/Projects/allowed?employeeNumber=${employee}`)).body;
    expect((await allowed(1)).map((project: { number: number }) => project.number)).toEqual([1, 11, 12]);
    expect(await allowed(99)).toEqual([]);
    expect((await mock.apis(service, "GET", "/Projects/allowed")).status).toBe(400);
  });
});

describe("groups of projects and activities", () => {
  const accounts = {
    costAccountClosed: 1310,
    costAccountOngoing: 5530,
    costAccountOngoingType: 0,
    costContraAccountOngoing: 2210,
  };

  test.each([
    ["/ProjectGroups", "ProjectGroupCannotBeCreatedUpdated"],
    ["/ActivityGroups", "ActivityGroupCannotBeCreatedUpdated"],
  ])("%s need all accounts of a side or none", async (path, prefix) => {
    const mock = company();
    const usable = (await mock.rest("GET", "/accounts?filter=accountType$eq:profitAndLoss")).body.collection;
    const { accountNumber } = usable[0];
    const side = {
      includeCostPriceInFinance: true,
      ...accounts,
      costAccountClosed: accountNumber,
      costAccountOngoing: accountNumber,
      costContraAccountOngoing: accountNumber,
    };
    const body = { name: "G", type: 1 };
    const { costAccountOngoingType, ...three } = side;
    expect(await code(mock, path, { ...body, ...three })).toBe(`${prefix}CostDataInvalid`);
    expect(await code(mock, path, { ...body, salesAccountClosed: accountNumber })).toBe(
      `${prefix}SalesDataInvalid`,
    );
    expect(await code(mock, path, { ...body, ...side, costAccountClosed: 1 })).toBe(
      `${prefix}AccountDoesNotExist`,
    );
    expect(await code(mock, path, { ...body, ...side, costAccountClosed: 1000 })).toBe(
      `${prefix}AccountIsOfWrongType`,
    );
    expect(await code(mock, path, { ...body, number: 1 })).toBe(`${prefix}NumberAlreadyExists`);
    const made = await mock.apis(service, "POST", path, { ...body, ...side });
    expect([made.status, made.body]).toEqual([201, { number: 3 }]);
    expect((await mock.apis(service, "GET", `${path}/3`)).body.costAccountOngoingType).toBe(0);
    expect((await mock.apis(service, "DELETE", `${path}/3`)).status).toBe(405);
  });
});
