import { describe, expect, test } from "vitest";
import { accountingPeriods, bookedEntries } from "../../records/ledger.ts";
import { mileageSetups, projectGroups, projects } from "../../records/projects.ts";
import { testMock } from "../../testing/test-mock.ts";

const service = "projectsapi";
const trip = { projectNumber: 11, employeeNumber: 2, date: "2026-08-10", distance: 12.5, from: "A", to: "B" };

function driving() {
  const mock = testMock({ seed: "company" });
  return {
    mock,
    records: mock.agreement(),
    code: async (body: object) =>
      (await mock.apis(service, "POST", "/Mileages", { ...trip, ...body })).body.errorCode,
  };
}

describe("mileage", () => {
  test("is registered on an open project, in kilometres", async () => {
    const { mock } = driving();
    const made = await mock.apis(service, "POST", "/Mileages", trip);
    expect([made.status, made.body]).toEqual([201, { number: 2 }]);
    expect((await mock.apis(service, "GET", "/Mileages/2")).body).toMatchObject({
      ...trip,
      date: "2026-08-10T00:00:00",
    });
  });

  test("is refused on other projects, for other people and on closed days", async () => {
    const { records, code } = driving();
    expect(await code({ projectNumber: 10 })).toBe("EntriesNotAllowedProjectIsMain");
    expect(await code({ employeeNumber: 99 })).toBe("EntriesNotAllowedEmployeeNotFound");
    expect(await code({ date: "1999-01-01" })).toBe(
      "MileageCannotBeCreatedUpdatedDateIsNotInAccountingPeriod",
    );
    const august = records
      .records(accountingPeriods)
      .all()
      .find(({ fromDate }) => fromDate === "2026-08-01");
    records.records(accountingPeriods).update(august?.periodNumber ?? 0, { closed: true });
    expect(await code({})).toBe("MileageCannotBeCreatedUpdatedDateIsInClosedBarredAccountingPeriod");
  });

  test("has a separate number for prices, with rates that no operation shows", async () => {
    const { mock, records } = driving();
    const prices = { number: 1, costPrice: 93.66, costRate: 2.23, salesPrice: 160.02, salesRate: 3.81 };
    expect((await mock.apis(service, "GET", "/MileagePrices")).body.items).toEqual([prices]);
    records.records(mileageSetups).update(1, { salesRate: 5 });
    expect((await mock.apis(service, "GET", "/MileagePrices/1")).body.salesPrice).toBe(210);
  });

  test("is locked by approving, all of the list or none", async () => {
    const { mock, records } = driving();
    const approve = (numbers: number[]) => mock.apis(service, "POST", "/Mileages/approve", { numbers });
    expect((await approve([])).body.errorCode).toBe("MileageNumberListCannotBeEmpty");
    expect((await approve([1, 99])).body.errorCode).toBe("MileageIsNotFound");
    records.records(projects).update(11, { barred: true });
    expect((await approve([1])).body.errorCode).toBe("MileageOnBarredProjectCannotBeApproved");
    records.records(projects).update(11, { barred: false });
    expect((await approve([1])).status).toBe(204);
    const { isApproved, ...stored } = (await mock.apis(service, "GET", "/Mileages/1")).body;
    expect(isApproved).toBe(true);
    expect((await mock.apis(service, "PUT", "/Mileages", stored)).body.errorCode).toBe(
      "MileageCannotBeUpdatedAlreadyApproved",
    );
    expect((await mock.apis(service, "DELETE", "/Mileages/1")).body.errorCode).toBe(
      "MileageIsAlreadyApproved",
    );
    expect((await approve([1])).body.errorCode).toBe("MileageIsAlreadyApproved");
  });

  test("is posted to the ledger if the group has accounts, on the side of its type", async () => {
    const { mock, records } = driving();
    const before = records.records(bookedEntries).all().length;
    records.records(projectGroups).update(2, {
      includeSalesPriceInFinance: true,
      salesAccountClosed: 1030,
      salesAccountOngoing: 1030,
      salesAccountOngoingType: 1,
      salesContraAccountOngoing: 5530,
    });
    await mock.apis(service, "POST", "/Mileages/approve", { numbers: [1] });
    expect(records.records(bookedEntries).all().slice(before)).toMatchObject([
      { accountNumber: 1030, amount: -160.02 },
      { accountNumber: 5530, amount: 160.02 },
    ]);
  });
});
