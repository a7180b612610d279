import { describe, expect, test } from "vitest";
import { activities, projectActivities, projects } from "../../records/projects.ts";
import { testMock } from "../../testing/test-mock.ts";

const company = () => testMock({ seed: "company" });
const service = "projectsapi";

describe("activities and their permissions", () => {
  test("O-30: /Activities is the catalogue, /project-activities the permissions", async () => {
    const mock = company();
    const made = await mock.apis(service, "POST", "/project-activities", {
      projectNumber: 12,
      activityNumber: 2,
    });
    expect([made.status, made.body]).toEqual([201, { number: 3 }]);
    expect((await mock.apis(service, "GET", "/project-activities/3")).body).toMatchObject({
      number: 3,
      projectNumber: 12,
      activityNumber: 2,
    });
    expect((await mock.apis(service, "GET", "/Activities/3")).body).toMatchObject({
      number: 3,
      name: "Ferie",
    });
    expect((await mock.apis(service, "DELETE", "/project-activities/3")).status).toBe(204);
    expect((await mock.apis(service, "GET", "/Activities/count")).body).toBe(3);
  });

  test("an activity needs a free number, a name and a group", async () => {
    const mock = company();
    const make = async (body: object) =>
      (await mock.apis(service, "POST", "/Activities", { groupNumber: 1, name: "A", ...body })).body
        .errorCode;
    expect(await make({ number: 1 })).toBe("ActivityNumberAlreadyExists");
    expect(await make({ number: 9, name: " " })).toBe("ActivityNameNullOrEmpty");
    expect(await make({ number: 9, groupNumber: 9 })).toBe("ActivityGroupNumberDoesNotExist");
    expect(await make({ number: 9 })).toBeUndefined();
  });

  test("a permission is refused with the published codes", async () => {
    const mock = company();
    const records = mock.agreement();
    records.records(activities).update(3, { barred: true });
    records.records(projects).add({ projectNumber: 20, name: "Lukket", projectGroupNumber: 1, closed: true });
    records
      .records(projects)
      .add({ projectNumber: 21, name: "Spærret", projectGroupNumber: 1, barred: true });
    const make = async (body: object) => {
      const permission = { projectNumber: 12, activityNumber: 1, ...body };
      return (await mock.apis(service, "POST", "/project-activities", permission)).body.errorCode;
    };
    const prefix = "ProjectActivityCannotBeCreated";
    expect(await make({ activityNumber: 99 })).toBe(`${prefix}ActivityNotFound`);
    expect(await make({ activityNumber: 3 })).toBe(`${prefix}ActivityIsBarred`);
    expect(await make({ projectNumber: 99 })).toBe(`${prefix}ProjectNotFound`);
    expect(await make({ projectNumber: 10 })).toBe(`${prefix}ProjectIsMain`);
    expect(await make({ projectNumber: 20 })).toBe(`${prefix}ProjectIsClosed`);
    expect(await make({ projectNumber: 21 })).toBe(`${prefix}ProjectIsBarred`);
    expect(await make({ projectNumber: 11 })).toBe(`${prefix}ActivityAlreadyExists`);
    expect(await make({ startDate: "2026-08-02", endDate: "2026-08-01" })).toBe(
      `${prefix}UpdatedInvalidDates`,
    );
    expect(await make({ responsibleEmployeeNumber: 99 })).toBe("EntriesNotAllowedEmployeeNotFound");
  });

  test("the project and activity of a permission cannot change", async () => {
    const mock = company();
    const { lastUpdated, ...before } = (await mock.apis(service, "GET", "/project-activities/1")).body;
    const put = (body: object) => mock.apis(service, "PUT", "/project-activities", { ...before, ...body });
    expect((await put({ activityNumber: 2 })).body.errorCode).toBe(
      "ProjectActivityCannotBeUpdatedReadonlyProperties",
    );
    expect((await put({ completed: true })).status).toBe(204);
  });

  test("permissions limit the activities of a project; without any, all are allowed", async () => {
    const mock = company();
    const allowed = async (project: number, employee = 2) =>
      (
        await mock.apis(
          service,
          "GET",
          `/Activities/allowed?employeeNumber=${employee}&projectNumber=${project}`,
        )
      ).body.map((activity: { number: number }) => activity.number);
    expect(await allowed(11)).toEqual([1, 2]);
    expect(await allowed(12)).toEqual([1, 2, 3]);
    mock.agreement().records(projectActivities).update(1, { completed: true });
    expect(await allowed(11)).toEqual([2]);
    expect(await allowed(11, 99)).toEqual([]);
    expect((await mock.apis(service, "GET", "/Activities/allowed?employeeNumber=1")).status).toBe(400);
  });
});

describe("cost types and stages", () => {
  test("are read-only here", async () => {
    const mock = company();
    expect((await mock.apis(service, "GET", "/CostTypes/1")).body).toMatchObject({
      name: "Materialer",
      costGroupNumber: 1,
    });
    expect((await mock.apis(service, "GET", "/CostTypeGroups")).body.items[0]).toMatchObject({
      type: 1,
      markup: 5,
    });
    expect((await mock.apis(service, "GET", "/ProjectStatuses/paged")).body).toHaveLength(2);
    expect(
      (await mock.apis(service, "POST", "/CostTypes", { number: 2, name: "N", costGroupNumber: 1 })).status,
    ).toBe(405);
  });
});
