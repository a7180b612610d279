import { danishToday, endOfMonth } from "../../dates/index.ts";
import { type Call, empty, type Handler } from "../../engine/call.ts";
import { atomically } from "../../engine/default-actions.ts";
import { objectBody } from "../../engine/write-record.ts";
import { type Fault, invalid } from "../../errors/refusal.ts";
import { type Mileage, mileages, projects, type TimeEntry, timeEntries } from "../../records/projects.ts";
import {
  type ActivityProblem,
  activityProblem,
  type DateCodes,
  dateFaults,
  employeeFaults,
  timeDates,
} from "./checks/entry.ts";
import { bookMileage, bookTimeEntry } from "./to-ledger.ts";

/** Reads the numbers from the body. Throws a refusal with `code` if the list is empty. */
function numbersIn(call: Call, code: string): readonly number[] {
  const { numbers } = objectBody(call.body);
  if (!Array.isArray(numbers) || numbers.length === 0)
    throw invalid({ at: ["numbers"], code, message: "The list of numbers is empty." });
  return numbers as readonly number[];
}

const activityCodes: Readonly<Record<ActivityProblem, string>> = {
  "not found": "CannotBeApprovedActivityNotFound",
  barred: "CannotBeApprovedActivityIsBarred",
  "not part": "CannotBeApprovedActivityNotPartOfProject",
  "not started": "CannotBeApprovedForCompletedActivity",
  completed: "CannotBeApprovedForCompletedActivity",
};

const mileageDates: DateCodes = {
  outside: "MileageIsNotInAccountingPeriod",
  closed: "MileageAccountingPeriodIsClosed",
  barred: "MileageAccountingPeriodIsBarredOrClosed",
};

type Entry = Pick<TimeEntry, "projectNumber" | "employeeNumber" | "date" | "approved">;

/** Finds why a time entry or trip cannot be approved. */
function faultsOf(
  entry: Entry,
  codes: { barred: string; approved: string; dates: DateCodes },
  call: Call,
): Fault[] {
  const { agreement } = call;
  if (entry.approved === true) return [{ code: codes.approved, message: "It has been approved already." }];
  return [
    ...(agreement.table(projects).get(entry.projectNumber)?.barred === true
      ? [{ code: codes.barred, message: `Project ${entry.projectNumber} is barred.` }]
      : []),
    ...employeeFaults(entry.employeeNumber, agreement, "CannotBeApproved"),
    ...dateFaults(entry.date, codes.dates, agreement),
  ];
}

/** Adds to faults the path of their entry in the list. */
const inList = (index: number, number: number, faults: readonly Fault[]): Fault[] =>
  faults.map((fault) => ({ ...fault, at: ["numbers", index], input: number }));

/**
 * Returns the day on which an entry is booked: the end of its month, or today if that is in the same month. With
 * `bookOn` 1, it is the entry's own day.
 */
function bookingDay(entry: TimeEntry, call: Call): string {
  const today = danishToday(call.now);
  const day = entry.date.slice(0, 10);
  if (objectBody(call.body).bookOn === 1) return day;
  return day.slice(0, 7) < today.slice(0, 7) ? endOfMonth(day) : today;
}

/** Approves and locks time entries. If one of them cannot be approved, none is. */
const approveTimeEntries: Handler = (call) => {
  const table = call.agreement.table(timeEntries);
  const codes = {
    barred: "TimeEntryOnBarredProjectCannotBeApproved",
    approved: "TimeEntryIsApproved",
    dates: timeDates,
  };
  const check = (number: number): readonly Fault[] => {
    const entry = table.get(number);
    if (entry === undefined)
      return [{ code: "TimeEntryCannotBeApprovedNotFound", message: `There is no time entry ${number}.` }];
    const problem = activityProblem(call.agreement, entry);
    const message = `Activity ${entry.activityNumber}: ${problem}.`;
    return [
      ...faultsOf(entry, codes, call),
      ...(problem === undefined ? [] : [{ code: activityCodes[problem], message }]),
    ];
  };
  const numbers = numbersIn(call, "TimeEntryNumberListCannotBeEmpty");
  const faults = numbers.flatMap((number, index) => inList(index, number, check(number)));
  if (faults.length > 0) throw invalid(...faults);
  atomically(call, () => {
    for (const number of new Set(numbers)) {
      const entry = table.get(number);
      if (entry === undefined) continue;
      const bookedOn = bookingDay(entry, call);
      bookTimeEntry(call.agreement, table.update(number, { approved: true, bookedOn }), bookedOn);
    }
  });
  return empty();
};

/** Approves and locks trips. If one of them cannot be approved, none is. */
const approveMileages: Handler = (call) => {
  const table = call.agreement.table(mileages);
  const codes = {
    barred: "MileageOnBarredProjectCannotBeApproved",
    approved: "MileageIsAlreadyApproved",
    dates: mileageDates,
  };
  const check = (trip: Mileage | undefined): readonly Fault[] =>
    trip === undefined
      ? [{ code: "MileageIsNotFound", message: "There is no such mileage entry." }]
      : faultsOf(trip, codes, call);
  const numbers = numbersIn(call, "MileageNumberListCannotBeEmpty");
  const faults = numbers.flatMap((number, index) => inList(index, number, check(table.get(number))));
  if (faults.length > 0) throw invalid(...faults);
  for (const number of new Set(numbers))
    bookMileage(call.agreement, table.update(number, { approved: true }));
  return empty();
};

export const approvals: Readonly<Record<string, Handler>> = {
  "projects POST /TimeEntries/approve": approveTimeEntries,
  "projects POST /Mileages/approve": approveMileages,
};
