import { type Resource, resource } from "../../engine/resource.ts";
import { Refusal } from "../../errors/refusal.ts";
import { type Mileage, mileages, type TimeEntry, timeEntries } from "../../records/projects.ts";
import { checkMileage, checkTimeEntry } from "./checks/entry.ts";
import {
  mileageOnService,
  mileagePricesOnService,
  timeEntryOnService,
  timeEntryPricesOnService,
} from "./projections/entry.ts";

/** Time and mileage, which are drafts until they are approved, and their prices under the same numbers. */
export const entryResources: readonly Resource[] = [
  resource<TimeEntry>({
    kind: timeEntries,
    endpoints: [
      { document: "projects", path: "/TimeEntries", projection: timeEntryOnService },
      { document: "projects", path: "/TimeEntryPrices", projection: timeEntryPricesOnService },
    ],
    check: checkTimeEntry,
    inUse: ({ approved }) =>
      approved === true
        ? new Refusal(400, { message: "The time entry has been approved.", code: "TimeEntryIsApproved" })
        : undefined,
  }),
  resource<Mileage>({
    kind: mileages,
    endpoints: [
      { document: "projects", path: "/Mileages", projection: mileageOnService },
      { document: "projects", path: "/MileagePrices", projection: mileagePricesOnService },
    ],
    check: checkMileage,
    inUse: ({ approved }) =>
      approved === true
        ? new Refusal(400, { message: "The mileage has been approved.", code: "MileageIsAlreadyApproved" })
        : undefined,
  }),
];
