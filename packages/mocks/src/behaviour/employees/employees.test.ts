import { describe, expect, test } from "vitest";
import { testMock } from "../../testing/test-mock.ts";

const company = () => testMock({ seed: "company" });
const projects = "projectsapi";

describe("employees in three collections", () => {
  test("S-15, L-31: an employee of the service is on REST, which cannot create one", async () => {
    const mock = company();
    const employee = {
      number: 12,
      groupNumber: 2,
      name: "Dorte Lund",
      isBarred: false,
      email: "dorte@x.test",
    };
    const made = await mock.apis(projects, "POST", "/Employees", employee);
    expect([made.status, made.body]).toEqual([201, { number: 12 }]);
    const shown = await mock.rest("GET", "/employees/12");
    expect(shown.body).toMatchObject({
      employeeNumber: 12,
      name: "Dorte Lund",
      email: "dorte@x.test",
      employeeGroup: { employeeGroupNumber: 2, self: "https://restapi.e-conomic.com/employee-groups/2" },
      customers: "https://restapi.e-conomic.com/employees/12/customers",
      self: "https://restapi.e-conomic.com/employees/12",
    });
    expect((await mock.rest("POST", "/employees", employee)).status).toBe(405);
    expect((await mock.rest("DELETE", "/employees/12")).status).toBe(405);
  });

  test("O-29: /Employees has phone and e-mail, /project-employees rates and address", async () => {
    const mock = company();
    const basic = (await mock.apis(projects, "GET", "/Employees/2")).body;
    const full = (await mock.apis(projects, "GET", "/project-employees/2")).body;
    expect(basic).toMatchObject({ number: 2, name: "Bo Dalgaard", phone: "20000002" });
    expect(basic).not.toHaveProperty("salesPriceAfter");
    expect(full).toMatchObject({
      number: 2,
      name: "Bo Dalgaard",
      employeeType: 1,
      isUser: true,
      salesPriceAfter: 950,
    });
    expect(full).not.toHaveProperty("phone");
    expect(full.objectVersion).toBe(basic.objectVersion);
  });

  test("O-29: replacing one side of an employee keeps the other side", async () => {
    const mock = company();
    const { objectVersion } = (await mock.apis(projects, "GET", "/Employees/2")).body;
    const changed = { number: 2, groupNumber: 1, name: "Bo D.", isBarred: true, objectVersion };
    expect((await mock.apis(projects, "PUT", "/Employees", changed)).status).toBe(204);
    expect((await mock.apis(projects, "GET", "/Employees/2")).body).not.toHaveProperty("phone");
    expect((await mock.apis(projects, "GET", "/project-employees/2")).body).toMatchObject({
      name: "Bo D.",
      isBarred: true,
      salesPriceAfter: 950,
    });
    expect((await mock.rest("GET", "/employees/2")).body).toMatchObject({ name: "Bo D.", barred: true });
  });

  test("O-13: a stale objectVersion is refused in either collection", async () => {
    const mock = company();
    const stale = { number: 2, groupNumber: 1, name: "Bo", isBarred: false, objectVersion: "0" };
    const refused = await mock.apis(projects, "PUT", "/Employees", stale);
    expect([refused.status, refused.body.errorCode]).toEqual([409, "UpdateConflict"]);
  });

  test("O-26: cutOffDate, published as a day, is sent as a timestamp without a zone", async () => {
    const mock = company();
    const before = (await mock.apis(projects, "GET", "/project-employees/2")).body;
    expect(before.cutOffDate).toBe("2022-05-31T00:00:00");
    const { isUser, userId, ...writable } = before;
    const changed = {
      ...writable,
      canApprove: false,
      canInvoice: false,
      isBarred: false,
      cutOffDate: "2026-01-01",
    };
    expect((await mock.apis(projects, "PUT", "/project-employees", changed)).status).toBe(204);
    const after = (await mock.apis(projects, "GET", "/project-employees/2")).body;
    expect(after.cutOffDate).toBe("2026-01-01T00:00:00");
  });

  test.each([0, -1, 1_000_000])(
    "S-15: refuses the number %i, which the other listing cannot show",
    async (number) => {
      const employee = { number, groupNumber: 2, name: "Dorte Lund", isBarred: false, email: "d@x.test" };
      const { status, body } = await company().apis(projects, "POST", "/Employees", employee);
      expect([status, body.errors]).toMatchObject([400, [{ errorCode: "InvalidInput", property: "Number" }]]);
    },
  );

  test("O-27: POST /Employees without a number names the required property", async () => {
    const mock = company();
    const refused = await mock.apis(projects, "POST", "/Employees", {
      groupNumber: 1,
      name: "N",
      isBarred: false,
    });
    expect(refused.status).toBe(400);
    expect(refused.body.errorCode).toBe("InvalidInput");
    expect(refused.body.errors).toContainEqual(
      expect.objectContaining({ property: "Number", message: "Required property is missing" }),
    );
  });

  test("refuses a taken number, an unknown group and a blank name by their codes", async () => {
    const mock = company();
    const code = async (body: object) =>
      (await mock.apis(projects, "POST", "/Employees", { isBarred: false, ...body })).body.errorCode;
    expect(await code({ number: 1, groupNumber: 1, name: "A" })).toBe(
      "EmployeeCannotBeCreatedUpdatedNumberAlreadyExists",
    );
    expect(await code({ number: 9, groupNumber: 77, name: "A" })).toBe(
      "EmployeeCannotBeCreatedUpdatedGroupNotFound",
    );
    expect(await code({ number: 9, groupNumber: 1, name: " " })).toBe(
      "EmployeeCannotBeCreatedUpdatedNameNullOrEmpty",
    );
  });

  test("refuses to delete a customer's employee, and says why", async () => {
    const mock = company();
    await mock.apis(projects, "POST", "/Employees", {
      number: 9,
      groupNumber: 1,
      name: "Eva",
      isBarred: false,
    });
    mock.agreement().customers.update(1, { salesPersonNumber: 9 });
    const customers = (await mock.rest("GET", "/employees/9/customers")).body;
    expect(customers.collection.map((item: { customerNumber: number }) => item.customerNumber)).toEqual([1]);
    const refused = await mock.apis(projects, "DELETE", "/Employees/9");
    expect([refused.status, refused.body.errorCode]).toEqual([
      400,
      "ERROR_BOUNDCOWORKERACCOUNTCOWORKERISSALESMANFORNUMBEROFDEBITORS",
    ]);
    mock.agreement().customers.update(1, { salesPersonNumber: 1 });
    expect((await mock.apis(projects, "DELETE", "/project-employees/9")).status).toBe(204);
    expect((await mock.rest("GET", "/employees/9")).status).toBe(404);
  });
});

describe("employee groups", () => {
  test("O-28: /EmployeeGroups and /project-employeegroups have the same records", async () => {
    const mock = company();
    await mock.apis(projects, "POST", "/EmployeeGroups", { number: 7, name: "Timeansatte" });
    const sales = (await mock.apis(projects, "GET", "/EmployeeGroups")).body.items;
    const project = (await mock.apis(projects, "GET", "/project-employeegroups")).body.items;
    expect(sales).toHaveLength(3);
    expect(project).toEqual(sales);
    const { objectVersion } = sales[2];
    const changed = { number: 7, name: "Vikarer", objectVersion };
    expect((await mock.apis(projects, "PUT", "/project-employeegroups", changed)).status).toBe(204);
    expect((await mock.apis(projects, "GET", "/EmployeeGroups/7")).body.name).toBe("Vikarer");
  });

  test("cannot be deleted while employees belong to them", async () => {
    const mock = company();
    await mock.apis(projects, "POST", "/EmployeeGroups", { number: 7, name: "Timeansatte" });
    await mock.apis(projects, "POST", "/Employees", {
      number: 9,
      groupNumber: 7,
      name: "Eva",
      isBarred: false,
    });
    const refused = await mock.apis(projects, "DELETE", "/EmployeeGroups/7");
    expect(refused.body.errorCode).toBe("ERROR_BOUNDCOWORKERACCOUNTCOWORKERINCHOSENGROUP");
    await mock.apis(projects, "DELETE", "/Employees/9");
    expect((await mock.apis(projects, "DELETE", "/EmployeeGroups/7")).status).toBe(204);
  });
});
