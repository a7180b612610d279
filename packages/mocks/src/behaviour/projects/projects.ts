import type { Call } from "../../engine/call.ts";
import { type Resource, resource } from "../../engine/resource.ts";
import { type Customer, customerContacts, customers, deliveryLocations } from "../../records/customers.ts";
import { employees } from "../../records/employees.ts";
import {
  type Project,
  type ProjectGroup,
  type ProjectStatus,
  projectActivities,
  projectGroups,
  projectStatuses,
  projects,
} from "../../records/projects.ts";
import { employeeFaults } from "./checks/entry.ts";
import { financeFaults } from "./checks/finance.ts";
import { checkProject, projectInUse } from "./checks/project.ts";
import {
  projectCustomerOnService,
  projectGroupOnService,
  projectOnService,
  projectStatusOnService,
} from "./projections/project.ts";

/** Lists the projects that an employee may register on: the open ones that accept entries. */
function allowed({ agreement, params }: Call): readonly Project[] {
  if (employeeFaults(Number(params.employeeNumber), agreement, "").length > 0) return [];
  return agreement
    .table(projects)
    .all()
    .filter(
      (project) => project.isMainProject !== true && project.closed !== true && project.barred !== true,
    );
}

/** Deletes the permissions of a deleted project. */
function removeActivities({ projectNumber }: Project, { agreement }: Call): void {
  const table = agreement.table(projectActivities);
  for (const { projectActivityNumber } of table.by("projectNumber", projectNumber))
    table.remove(projectActivityNumber);
}

/** Projects with their groups and stages, and customers in the projects service. */
export const projectResources: readonly Resource[] = [
  resource<Project>({
    kind: projects,
    numbering: "either",
    duplicate: "ProjectCannotBeCreatedUpdatedNumberAlreadyExists",
    endpoints: [
      { document: "projects", path: "/Projects", projection: projectOnService },
      { document: "projects", path: "/Projects/allowed", projection: projectOnService, rows: allowed },
    ],
    references: {
      projectGroupNumber: {
        kind: projectGroups,
        code: "ProjectCannotBeCreatedUpdatedGroupDoesNotExist",
      },
      // This reference allows an employee to be deleted, because the employees' domain refuses that with its own
      // codes.
      responsibleEmployeeNumber: { kind: employees, allowsDelete: true },
      otherResponsibleEmployeeNumber: { kind: employees, allowsDelete: true },
      customerContactNumber: { kind: customerContacts, allowsDelete: true },
      deliveryLocationNumber: { kind: deliveryLocations, allowsDelete: true },
      customerNumber: { kind: customers, acceptsMissing: true },
    },
    check: checkProject,
    inUse: projectInUse,
    changed: ({ before, after }, call) => {
      if (before !== undefined && after === undefined) removeActivities(before, call);
      call.mock.emit(call.agreement, "PROJECT_UPDATED", {
        OLDNUMBER: before?.projectNumber ?? "",
        NEWNUMBER: after?.projectNumber ?? "",
      });
    },
  }),
  resource<ProjectGroup>({
    kind: projectGroups,
    numbering: "either",
    duplicate: "ProjectGroupCannotBeCreatedUpdatedNumberAlreadyExists",
    endpoints: [{ document: "projects", path: "/ProjectGroups", projection: projectGroupOnService }],
    check: (group, call) => financeFaults(group, "ProjectGroupCannotBeCreatedUpdated", call),
  }),
  resource<ProjectStatus>({
    kind: projectStatuses,
    endpoints: [{ document: "projects", path: "/ProjectStatuses", projection: projectStatusOnService }],
  }),
  resource<Customer>({
    kind: customers,
    endpoints: [{ document: "projects", path: "/project-customers", projection: projectCustomerOnService }],
  }),
];
