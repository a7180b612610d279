import { projection } from "../../../projection/projection.ts";
import { computed, readOnly } from "../../../projection/rules.ts";
import { midnight } from "../../../projection/timestamps.ts";
import type { Mileage, TimeEntry } from "../../../records/projects.ts";
import { serviceDefaults } from "../../../surface/apis/defaults.ts";
import { mileagePrices, timeEntryPrices } from "../prices.ts";

export const timeEntryOnService = projection(
  {
    number: readOnly("timeEntryNumber"),
    projectNumber: "projectNumber",
    activityNumber: "activityNumber",
    employeeNumber: "employeeNumber",
    date: midnight("date"),
    text: "text",
    numberOfHours: "numberOfHours",
    isApproved: readOnly("approved"),
    isReconciled: readOnly("reconciled"),
    lastUpdated: readOnly("lastUpdated"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

/** The prices of a time entry, under its number. */
export const timeEntryPricesOnService = projection(
  {
    number: readOnly("timeEntryNumber"),
    costPrice: computed((entry, { agreement }) => timeEntryPrices(agreement, entry as TimeEntry).costPrice),
    salesPrice: computed((entry, { agreement }) => timeEntryPrices(agreement, entry as TimeEntry).salesPrice),
  },
  serviceDefaults,
);

export const mileageOnService = projection(
  {
    number: readOnly("mileageNumber"),
    projectNumber: "projectNumber",
    employeeNumber: "employeeNumber",
    date: midnight("date"),
    distance: "distance",
    from: "from",
    to: "to",
    isApproved: readOnly("approved"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

/** The prices of a trip, under its number. Rates are for a kilometre. */
export const mileagePricesOnService = projection(
  {
    number: readOnly("mileageNumber"),
    costPrice: computed((trip, { agreement }) => mileagePrices(agreement, trip as Mileage).costPrice),
    costRate: computed((trip, { agreement }) => mileagePrices(agreement, trip as Mileage).costRate),
    salesPrice: computed((trip, { agreement }) => mileagePrices(agreement, trip as Mileage).salesPrice),
    salesRate: computed((trip, { agreement }) => mileagePrices(agreement, trip as Mileage).salesRate),
  },
  serviceDefaults,
);
