import { describe, expect, test } from "vitest";
import { testMock } from "../../testing/test-mock.ts";

const company = () => testMock({ seed: "company" });
const projects = "projectsapi";

describe("modules and roles of employees", () => {
  test("O-25: only /Employees and /EmployeeGroups work without the Project module", async () => {
    const mock = testMock({ seed: "company", modules: [] });
    for (const path of ["/Employees", "/EmployeeGroups", "/Employees/1", "/EmployeeGroups/count"]) {
      expect((await mock.apis(projects, "GET", path)).status).toBe(200);
    }
    for (const path of ["/project-employees", "/project-employeegroups", "/Projects", "/Activities/paged"]) {
      const refused = await mock.apis(projects, "GET", path);
      expect([refused.status, refused.body.errorCode, refused.body.title]).toEqual([
        403,
        "AccessDeniedAgreementMissingModules",
        "Missing modules: Project",
      ]);
    }
  });

  test("O-28: the two paths to the groups need different roles", async () => {
    const sales = testMock({ seed: "company", role: "Sales" });
    const project = testMock({ seed: "company", role: "ProjectEmployee" });
    expect((await sales.apis(projects, "GET", "/EmployeeGroups")).status).toBe(200);
    expect((await sales.apis(projects, "GET", "/project-employeegroups")).status).toBe(403);
    expect((await project.apis(projects, "GET", "/EmployeeGroups")).status).toBe(403);
    expect((await project.apis(projects, "GET", "/project-employeegroups")).status).toBe(200);
  });
});

describe("listings of employees", () => {
  test("L-66: REST filters employees by number, name and barred only", async () => {
    const mock = company();
    const found = await mock.rest("GET", "/employees?filter=name$like:dalgaard");
    expect(found.body.collection).toHaveLength(1);
    const refused = await mock.rest("GET", "/employees?filter=email$like:bo");
    expect(refused.status).toBe(400);
    expect(refused.body.allowedFilteringFields.toSorted()).toEqual(["barred", "employeeNumber", "name"]);
  });

  test("O-05: /project-employees/paged has at most 100 on a page", async () => {
    const mock = company();
    const refused = await mock.apis(projects, "GET", "/project-employees/paged?pageSize=101");
    expect(refused.body.errors[0].message).toBe("The field PageSize must be between 1 and 100");
  });

  test("links an employee to invoices that REST can list", async () => {
    const mock = company();
    const { draftInvoices } = (await mock.rest("GET", "/employees/1")).body;
    expect((await mock.rest("GET", draftInvoices.replace("https://restapi.e-conomic.com", ""))).status).toBe(
      200,
    );
  });
});
