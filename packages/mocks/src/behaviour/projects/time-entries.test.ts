import { describe, expect, test } from "vitest";
import { employees } from "../../records/employees.ts";
import { accountingPeriods, bookedEntries } from "../../records/ledger.ts";
import {
  activities,
  activityGroups,
  projectActivities,
  projects,
  timeEntries,
} from "../../records/projects.ts";
import { testMock } from "../../testing/test-mock.ts";

const company = () => testMock({ seed: "company" });
const service = "projectsapi";
const entry = {
  projectNumber: 11,
  activityNumber: 1,
  employeeNumber: 2,
  date: "2026-08-10",
  numberOfHours: 2,
};

/** Makes a company, and a function that registers time and returns the error code. */
function registering() {
  const mock = company();
  const records = mock.agreement();
  return {
    mock,
    records,
    code: async (body: object) =>
      (await mock.apis(service, "POST", "/TimeEntries", { ...entry, ...body })).body.errorCode,
  };
}

describe("time entries", () => {
  test("O-46: are drafts numbered by the server, dated at midnight without a zone", async () => {
    const { mock } = registering();
    const made = await mock.apis(service, "POST", "/TimeEntries", { ...entry, number: 77, isApproved: true });
    expect([made.status, made.body]).toEqual([201, { number: 3 }]);
    const stored = (await mock.apis(service, "GET", "/TimeEntries/3")).body;
    expect(stored).toMatchObject({ ...entry, date: "2026-08-10T00:00:00" });
    expect(stored).not.toHaveProperty("isApproved");
    const { lastUpdated, ...changed } = { ...stored, numberOfHours: 3 };
    expect((await mock.apis(service, "PUT", "/TimeEntries", changed)).status).toBe(204);
    expect((await mock.apis(service, "DELETE", "/TimeEntries/3")).status).toBe(204);
  });

  test("refuse people, projects and activities that cannot have them", async () => {
    const { records, code } = registering();
    records.records(employees).update(3, { barred: true });
    records.records(projects).add({ projectNumber: 20, name: "L", projectGroupNumber: 1, closed: true });
    records.records(projects).add({ projectNumber: 21, name: "S", projectGroupNumber: 1, barred: true });
    records.records(activities).add({ activityNumber: 9, activityGroupNumber: 1, name: "B", barred: true });
    expect(await code({ employeeNumber: 99 })).toBe("EntriesNotAllowedEmployeeNotFound");
    expect(await code({ employeeNumber: 3 })).toBe("EntriesNotAllowedEmployeeIsBarred");
    expect(await code({ projectNumber: 99 })).toBe("EntriesNotAllowedProjectNotFound");
    expect(await code({ projectNumber: 10 })).toBe("EntriesNotAllowedProjectIsMain");
    expect(await code({ projectNumber: 20 })).toBe("EntriesNotAllowedProjectIsClosed");
    expect(await code({ projectNumber: 21 })).toBe("EntriesNotAllowedProjectIsBarred");
    expect(await code({ activityNumber: 99 })).toBe("CannotCreateUpdateActivityNotFound");
    expect(await code({ activityNumber: 9 })).toBe("CannotCreateUpdateActivityIsBarred");
    expect(await code({ activityNumber: 3 })).toBe("CannotCreateUpdateActivityNotPartOfProject");
    expect(await code({})).toBeUndefined();
  });

  test("must be within the days of the activity on the project", async () => {
    const { records, code } = registering();
    records.records(projectActivities).update(1, {
      startDate: "2026-08-05T00:00:00",
      endDate: "2026-08-12T00:00:00",
    });
    expect(await code({ date: "2026-08-04" })).toBe(
      "TimeEntryCannotBeCreatedUpdatedForActivityThatHasntStarted",
    );
    expect(await code({ date: "2026-08-13" })).toBe("TimeEntryCannotBeCreatedUpdatedForCompletedActivity");
    expect(await code({ date: "2026-08-12" })).toBeUndefined();
    records.records(projectActivities).update(1, { completed: true });
    expect(await code({})).toBe("TimeEntryCannotBeCreatedUpdatedForCompletedActivity");
  });

  test("must be in open accounting periods", async () => {
    const { records, code } = registering();
    const august = records
      .records(accountingPeriods)
      .all()
      .find(({ fromDate }) => fromDate === "2026-08-01");
    const number = august?.periodNumber ?? 0;
    expect(await code({ date: "1999-01-01" })).toBe("TimeEntryIsNotInAccountingPeriod");
    records.records(accountingPeriods).update(number, { barred: true });
    expect(await code({})).toBe("TimeEntryCannotBeCreatedUpdatedOrApprovedAccountingPeriodIsBarredOrClosed");
    records.records(accountingPeriods).update(number, { barred: false, closed: true });
    expect(await code({})).toBe("TimeEntryCannotBeCreatedUpdatedOrApprovedAccountingPeriodIsClosed");
  });
});

describe("prices of time entries", () => {
  test("come from the activity, or else the employee; costs include the markup", async () => {
    const { mock } = registering();
    const prices = (await mock.apis(service, "GET", "/TimeEntryPrices")).body.items;
    expect(prices).toEqual([
      { number: 1, costPrice: 1470, salesPrice: 3675 },
      { number: 2, costPrice: 924, salesPrice: 1900 },
    ]);
    expect((await mock.apis(service, "GET", "/TimeEntryPrices/2")).body).toEqual(prices[1]);
    expect((await mock.apis(service, "GET", "/TimeEntryPrices/count")).status).not.toBe(200);
  });

  test("change on the employee's cut-off date", async () => {
    const { mock, records } = registering();
    records.records(employees).update(2, { cutOffDate: "2026-08-10T00:00:00" });
    records.records(timeEntries).update(2, { date: "2026-08-09T00:00:00" });
    expect((await mock.apis(service, "GET", "/TimeEntryPrices/2")).body).toMatchObject({
      salesPrice: 1700,
      costPrice: 858,
    });
    records.records(timeEntries).update(2, { date: "2026-08-10T00:00:00" });
    expect((await mock.apis(service, "GET", "/TimeEntryPrices/2")).body).toMatchObject({
      salesPrice: 1900,
      costPrice: 924,
    });
  });
});

describe("approving time entries", () => {
  const approve = (mock: ReturnType<typeof company>, body: object) =>
    mock.apis(service, "POST", "/TimeEntries/approve", body);

  test("locks them", async () => {
    const { mock } = registering();
    expect((await approve(mock, { numbers: [1, 2] })).status).toBe(204);
    const { lastUpdated, isApproved, ...stored } = (await mock.apis(service, "GET", "/TimeEntries/1")).body;
    expect(isApproved).toBe(true);
    expect((await mock.apis(service, "PUT", "/TimeEntries", stored)).body.errorCode).toBe(
      "TimeEntryCannotBeUpdatedAlreadyApproved",
    );
    expect((await mock.apis(service, "DELETE", "/TimeEntries/1")).body.errorCode).toBe("TimeEntryIsApproved");
    expect((await approve(mock, { numbers: [1] })).body.errorCode).toBe("TimeEntryIsApproved");
  });

  test("approves all or none", async () => {
    const { mock } = registering();
    const refused = await approve(mock, { numbers: [1, 99] });
    expect([refused.status, refused.body.errorCode]).toEqual([400, "TimeEntryCannotBeApprovedNotFound"]);
    expect((await approve(mock, { numbers: [] })).body.errorCode).toBe("TimeEntryNumberListCannotBeEmpty");
    expect((await mock.apis(service, "GET", "/TimeEntries/1")).body).not.toHaveProperty("isApproved");
  });

  test("checks project, employee and activity again", async () => {
    const { mock, records } = registering();
    const code = async () => (await approve(mock, { numbers: [1] })).body.errorCode;
    records.records(projects).update(11, { barred: true });
    expect(await code()).toBe("TimeEntryOnBarredProjectCannotBeApproved");
    records.records(projects).update(11, { barred: false });
    records.records(employees).update(2, { barred: true });
    expect(await code()).toBe("CannotBeApprovedEmployeeIsBarred");
    records.records(employees).update(2, { barred: false });
    records.records(projectActivities).update(1, { completed: true });
    expect(await code()).toBe("CannotBeApprovedForCompletedActivity");
  });

  test("posts the cost if the activity's group says so, on the day of bookOn", async () => {
    const { mock, records } = registering();
    const before = records.records(bookedEntries).all().length;
    records.records(activityGroups).update(1, {
      includeCostPriceInFinance: true,
      costAccountClosed: 1310,
      costAccountOngoing: 5530,
      costAccountOngoingType: 0,
      costContraAccountOngoing: 1310,
    });
    records.records(timeEntries).update(2, { date: "2026-07-07T00:00:00" });
    expect((await approve(mock, { numbers: [1], bookOn: 1 })).status).toBe(204);
    expect((await approve(mock, { numbers: [2] })).status).toBe(204);
    const posted = records.records(bookedEntries).all().slice(before);
    expect(posted).toMatchObject([
      { accountNumber: 5530, amount: 1470, date: "2026-08-07", projectNumber: 11 },
      { accountNumber: 1310, amount: -1470, date: "2026-08-07" },
      { accountNumber: 5530, amount: 924, date: "2026-07-31" },
      { accountNumber: 1310, amount: -924, date: "2026-07-31" },
    ]);
  });
});
