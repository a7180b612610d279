import type { Call } from "../../../engine/call.ts";
import type { Fault } from "../../../errors/refusal.ts";
import { employees } from "../../../records/employees.ts";
import {
  activities,
  type Mileage,
  projectActivities,
  projects,
  type TimeEntry,
} from "../../../records/projects.ts";
import type { Agreement } from "../../../store/agreement.ts";
import { dateProblem } from "../../ledger/periods.ts";

const fault = (at: keyof TimeEntry, code: string, message: string, input: unknown): Fault => ({
  at,
  code,
  message,
  input,
});

/** Checks that an employee can register time. */
export function employeeFaults(employeeNumber: number, agreement: Agreement, prefix: string): Fault[] {
  const employee = agreement.table(employees).get(employeeNumber);
  const refuse = (code: string, message: string): Fault[] => [
    fault("employeeNumber", `${prefix}Employee${code}`, message, employeeNumber),
  ];
  if (employee === undefined) return refuse("NotFound", `Employee ${employeeNumber} does not exist.`);
  return employee.barred === true ? refuse("IsBarred", `Employee ${employeeNumber} is barred.`) : [];
}

/** Checks that a project accepts entries: it is open, not barred, and not a main project. */
export function projectFaults(projectNumber: number, agreement: Agreement): Fault[] {
  const project = agreement.table(projects).get(projectNumber);
  const refuse = (code: string, message: string): Fault[] => [
    fault("projectNumber", `EntriesNotAllowedProject${code}`, message, projectNumber),
  ];
  if (project === undefined) return refuse("NotFound", `Project ${projectNumber} does not exist.`);
  if (project.isMainProject === true) return refuse("IsMain", `Project ${projectNumber} is a main project.`);
  if (project.closed === true) return refuse("IsClosed", `Project ${projectNumber} is closed.`);
  return project.barred === true ? refuse("IsBarred", `Project ${projectNumber} is barred.`) : [];
}

/**
 * The reason why an activity cannot be used on a project on a day. If none is linked to the project, all can be used.
 */
export type ActivityProblem = "not found" | "barred" | "not part" | "not started" | "completed";

export function activityProblem(
  agreement: Agreement,
  { activityNumber, projectNumber, date }: Pick<TimeEntry, "activityNumber" | "projectNumber" | "date">,
): ActivityProblem | undefined {
  const activity = agreement.table(activities).get(activityNumber);
  if (activity === undefined) return "not found";
  if (activity.barred === true) return "barred";
  const linked = agreement.table(projectActivities).by("projectNumber", projectNumber);
  if (linked.length === 0) return undefined;
  const link = linked.find((each) => each.activityNumber === activityNumber);
  if (link === undefined) return "not part";
  if (link.completed === true || (link.endDate !== undefined && date > link.endDate)) return "completed";
  return link.startDate !== undefined && date < link.startDate ? "not started" : undefined;
}

const activityCodes: Readonly<Record<ActivityProblem, string>> = {
  "not found": "CannotCreateUpdateActivityNotFound",
  barred: "CannotCreateUpdateActivityIsBarred",
  "not part": "CannotCreateUpdateActivityNotPartOfProject",
  "not started": "TimeEntryCannotBeCreatedUpdatedForActivityThatHasntStarted",
  completed: "TimeEntryCannotBeCreatedUpdatedForCompletedActivity",
};

/** Codes for days on which nothing can be booked. */
export type DateCodes = { readonly outside: string; readonly closed: string; readonly barred: string };

export const timeDates: DateCodes = {
  outside: "TimeEntryIsNotInAccountingPeriod",
  closed: "TimeEntryCannotBeCreatedUpdatedOrApprovedAccountingPeriodIsClosed",
  barred: "TimeEntryCannotBeCreatedUpdatedOrApprovedAccountingPeriodIsBarredOrClosed",
};

const mileageDates: DateCodes = {
  outside: "MileageCannotBeCreatedUpdatedDateIsNotInAccountingPeriod",
  closed: "MileageCannotBeCreatedUpdatedDateIsInClosedBarredAccountingPeriod",
  barred: "MileageCannotBeCreatedUpdatedDateIsInClosedBarredAccountingPeriod",
};

export function dateFaults(date: string, codes: DateCodes, agreement: Agreement): Fault[] {
  const problem = dateProblem(agreement, date.slice(0, 10));
  if (problem === undefined) return [];
  const code =
    problem === "no year" ? codes.outside : problem === "barred period" ? codes.barred : codes.closed;
  return [fault("date", code, `Nothing can be registered on ${date.slice(0, 10)}: ${problem}.`, date)];
}

/** Checks employee, project, activity and day of a time entry. An approved time entry cannot be changed. */
export function checkTimeEntry(entry: TimeEntry, { agreement }: Call, before?: TimeEntry): readonly Fault[] {
  if (before?.approved === true) {
    return [
      { code: "TimeEntryCannotBeUpdatedAlreadyApproved", message: "The time entry has been approved." },
    ];
  }
  const faults = [
    ...employeeFaults(entry.employeeNumber, agreement, "EntriesNotAllowed"),
    ...projectFaults(entry.projectNumber, agreement),
  ];
  const problem = activityProblem(agreement, entry);
  if (problem !== undefined) {
    const message = `Activity ${entry.activityNumber}: ${problem}.`;
    faults.push(fault("activityNumber", activityCodes[problem], message, entry.activityNumber));
  }
  return [...faults, ...dateFaults(entry.date, timeDates, agreement)];
}

/** Checks employee, project and day of a trip. An approved trip cannot be changed. */
export function checkMileage(trip: Mileage, { agreement }: Call, before?: Mileage): readonly Fault[] {
  if (before?.approved === true)
    return [{ code: "MileageCannotBeUpdatedAlreadyApproved", message: "The mileage has been approved." }];
  return [
    ...employeeFaults(trip.employeeNumber, agreement, "EntriesNotAllowed"),
    ...projectFaults(trip.projectNumber, agreement),
    ...dateFaults(trip.date, mileageDates, agreement),
  ];
}
