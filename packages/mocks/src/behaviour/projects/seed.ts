import { addDays } from "../../dates/index.ts";
import type { SeedContext } from "../../engine/resource.ts";
import { midnightOf } from "../../projection/timestamps.ts";
import {
  activities,
  activityGroups,
  costTypeGroups,
  costTypes,
  mileageSetups,
  mileages,
  type Project,
  projectActivities,
  projectGroups,
  projectStatuses,
  projects,
  timeEntries,
} from "../../records/projects.ts";
import type { Agreement } from "../../store/agreement.ts";

const seededProjects: readonly Project[] = [
  { projectNumber: 1, name: "Administration", projectGroupNumber: 1 },
  {
    projectNumber: 10,
    name: "Nordlys: nyt kontor",
    projectGroupNumber: 2,
    customerNumber: 2,
    isMainProject: true,
  },
  {
    projectNumber: 11,
    name: "Indretning",
    projectGroupNumber: 2,
    customerNumber: 2,
    mainProjectNumber: 10,
    responsibleEmployeeNumber: 1,
    status: 2,
    isMileageInvoiced: true,
  },
  { projectNumber: 12, name: "Montering", projectGroupNumber: 2, customerNumber: 2, mainProjectNumber: 10 },
];

function seedCatalogue(agreement: Agreement): void {
  agreement.table(projectGroups).insert({ projectGroupNumber: 1, name: "Interne", type: 1 });
  agreement.table(projectGroups).insert({ projectGroupNumber: 2, name: "Kundeprojekter", type: 2 });
  agreement
    .table(projectStatuses)
    .insert({ projectStatusNumber: 1, name: "Tilbud sendt", type: 1, priority: 1 });
  agreement.table(projectStatuses).insert({ projectStatusNumber: 2, name: "Igangsat", type: 2, priority: 2 });
  agreement.table(activityGroups).insert({ activityGroupNumber: 1, name: "Fakturerbar", type: 1 });
  agreement.table(activityGroups).insert({ activityGroupNumber: 2, name: "Fravær", type: 3 });
  const kinds = agreement.table(activities);
  kinds.insert({ activityNumber: 1, activityGroupNumber: 1, name: "Rådgivning", salesPriceBefore: 1050 });
  kinds.insert({
    activityNumber: 2,
    activityGroupNumber: 1,
    name: "Montering",
    costPriceMarkupPercentage: 10,
  });
  kinds.insert({ activityNumber: 3, activityGroupNumber: 2, name: "Ferie" });
  agreement.table(costTypeGroups).insert({
    costTypeGroupNumber: 1,
    name: "Udlæg",
    type: 1,
    markup: 5,
    accountOnGoing: 1310,
    accountClosed: 1310,
  });
  agreement
    .table(costTypes)
    .insert({ costTypeNumber: 1, name: "Materialer", costTypeGroupNumber: 1, vatCode: "I25" });
  agreement.table(mileageSetups).insert({ setupNumber: 1, costRate: 2.23, salesRate: 3.81 });
}

/** Adds a customer's project in two parts, with hours and a trip of last week, and an internal project. */
export function seedCompanyProjects(agreement: Agreement, { today }: SeedContext): void {
  seedCatalogue(agreement);
  for (const project of seededProjects) agreement.table(projects).insert(project);
  for (const [index, activityNumber] of [1, 2].entries()) {
    agreement
      .table(projectActivities)
      .insert({ projectActivityNumber: index + 1, projectNumber: 11, activityNumber });
  }
  const date = midnightOf(addDays(today, -7));
  const entry = { projectNumber: 11, employeeNumber: 2, date };
  const time = agreement.table(timeEntries);
  time.insert({ ...entry, timeEntryNumber: 1, activityNumber: 1, numberOfHours: 3.5, text: "Opmåling" });
  time.insert({ ...entry, timeEntryNumber: 2, activityNumber: 2, numberOfHours: 2 });
  agreement
    .table(mileages)
    .insert({ ...entry, mileageNumber: 1, distance: 42, from: "Odense", to: "Aarhus" });
}
