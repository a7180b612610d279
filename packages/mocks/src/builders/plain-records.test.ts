import { describe, expect, test } from "vitest";
import { testMock } from "../testing/test-mock.ts";

describe("builders of people, work and agreements", () => {
  test("make suppliers that can be used in vouchers", async () => {
    const mock = testMock();
    const { suppliers, draftEntries } = mock.agreement();
    const { supplierNumber } = suppliers.add({ name: "Grossisten" });
    const shown = (await mock.rest("GET", `/suppliers/${supplierNumber}`)).body;
    expect(shown).toMatchObject({
      name: "Grossisten",
      currency: "DKK",
      supplierGroup: { supplierGroupNumber: 1 },
    });
    draftEntries.add({
      entryType: "supplierInvoice",
      supplierNumber,
      amount: -125,
      contraAccountNumber: 1310,
    });
    expect((await mock.apis("journalsapi", "POST", "/journals/1/book")).status).toBe(204);
    expect((await mock.rest("DELETE", `/suppliers/${supplierNumber}`)).status).toBe(400);
  });

  test("S-15: make employees for REST and the service, with a group if none exists", async () => {
    const mock = testMock();
    const { employeeNumber } = mock.agreement().employees.add();
    expect((await mock.rest("GET", `/employees/${employeeNumber}`)).body.name).toBe("Employee 1");
    for (const path of ["/Employees/1", "/project-employees/1", "/EmployeeGroups/1"])
      expect((await mock.apis("projectsapi", "GET", path)).status).toBe(200);
  });

  test("make internal projects, and invoiceable ones for customers", async () => {
    const mock = testMock();
    const { projects, customers } = mock.agreement();
    const internal = projects.add();
    const { customerNumber } = customers.add();
    const external = projects.add({ customerNumber, name: "Nyt kontor" });
    const shown = (number: number) => mock.apis("projectsapi", "GET", `/Projects/${number}`);
    expect((await shown(internal.projectNumber)).body).not.toHaveProperty("customerNumber");
    expect((await shown(external.projectNumber)).body).toMatchObject({ customerNumber, name: "Nyt kontor" });
    expect(external.projectGroupNumber).not.toBe(internal.projectGroupNumber);
  });

  test("make monthly subscriptions", async () => {
    const mock = testMock();
    mock.agreement().subscriptions.add({ name: "Serviceaftale" });
    const shown = (await mock.apis("subscriptionsapi", "GET", "/Subscriptions/1")).body;
    expect(shown).toMatchObject({ name: "Serviceaftale", interval: 3 });
  });

  test("continue the numbers of the company", () => {
    const agreement = testMock({ seed: "company" }).agreement();
    expect(agreement.suppliers.add().supplierNumber).toBe(4);
    expect(agreement.employees.add().employeeNumber).toBe(4);
    expect(agreement.projects.add().projectNumber).toBe(13);
    expect(agreement.subscriptions.add().subscriptionNumber).toBe(3);
  });

  test("throw an error that says what is wrong", () => {
    const agreement = testMock({ seed: "company" }).agreement();
    expect(() => agreement.suppliers.add({ supplierGroupNumber: 9 })).toThrow(
      "suppliers.add: supplierGroupNumber 9 does not exist",
    );
    expect(() => agreement.suppliers.add({ supplierNumber: 1 })).toThrow(
      "suppliers.add: There is a record with the key 1 already",
    );
    expect(() => agreement.suppliers.add({ attentionNumber: 99 })).toThrow("Contact 99 is not one of");
    expect(() => agreement.employees.add({ employeeGroupNumber: 9 })).toThrow(
      "employeeGroupNumber 9 does not exist",
    );
    expect(() => agreement.projects.add({ customerNumber: 99 })).toThrow("Customer 99 does not exist");
    expect(() => agreement.projects.add({ mainProjectNumber: 1 })).toThrow("1 is not a main project");
    expect(() => agreement.subscriptions.add({ interval: 1, isCalendarBased: true })).toThrow(
      "Interval 1 does not follow the calendar",
    );
  });
});
