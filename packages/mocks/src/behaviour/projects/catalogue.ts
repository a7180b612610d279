import type { Call } from "../../engine/call.ts";
import { type Resource, resource } from "../../engine/resource.ts";
import type { Fault } from "../../errors/refusal.ts";
import {
  type Activity,
  type ActivityGroup,
  activities,
  activityGroups,
  type CostType,
  type CostTypeGroup,
  costTypeGroups,
  costTypes,
  type ProjectActivity,
  projectActivities,
  projects,
} from "../../records/projects.ts";
import { activityProblem, employeeFaults } from "./checks/entry.ts";
import { financeFaults } from "./checks/finance.ts";
import {
  activityGroupOnService,
  activityOnService,
  costTypeGroupOnService,
  costTypeOnService,
  projectActivityOnService,
} from "./projections/project.ts";

const prefix = "ProjectActivityCannotBe";

/** Checks project and activity of a permission: both exist, can be used, and are not linked yet. */
function linkFaults(link: ProjectActivity, { agreement }: Call): Fault[] {
  const { activityNumber, projectNumber } = link;
  const fault = (at: keyof ProjectActivity, code: string, message: string): Fault[] => [
    { at, code: `${prefix}Created${code}`, message, input: link[at] },
  ];
  const activity = agreement.table(activities).get(activityNumber);
  if (activity === undefined)
    return fault("activityNumber", "ActivityNotFound", "The activity does not exist.");
  if (activity.barred === true) return fault("activityNumber", "ActivityIsBarred", "The activity is barred.");
  const project = agreement.table(projects).get(projectNumber);
  if (project === undefined) return fault("projectNumber", "ProjectNotFound", "The project does not exist.");
  if (project.isMainProject === true) return fault("projectNumber", "ProjectIsMain", "It is a main project.");
  if (project.closed === true) return fault("projectNumber", "ProjectIsClosed", "The project is closed.");
  if (project.barred === true) return fault("projectNumber", "ProjectIsBarred", "The project is barred.");
  const linked = agreement
    .table(projectActivities)
    .by("projectNumber", projectNumber)
    .some((other) => other.activityNumber === activityNumber);
  return linked
    ? fault("activityNumber", "ActivityAlreadyExists", "The project has the activity already.")
    : [];
}

function checkLink(link: ProjectActivity, call: Call, before?: ProjectActivity): readonly Fault[] {
  const { startDate, endDate, responsibleEmployeeNumber: employee } = link;
  const moved =
    before !== undefined &&
    (before.activityNumber !== link.activityNumber || before.projectNumber !== link.projectNumber);
  if (moved) {
    const message = "The project and the activity cannot be exchanged.";
    return [{ at: "activityNumber", code: `${prefix}UpdatedReadonlyProperties`, message }];
  }
  return [
    ...(before === undefined ? linkFaults(link, call) : []),
    ...(employee === undefined
      ? []
      : employeeFaults(employee, call.agreement, "EntriesNotAllowed").map((each) => ({
          ...each,
          at: "responsibleEmployeeNumber",
        }))),
    ...(startDate !== undefined && endDate !== undefined && endDate <= startDate
      ? [
          {
            at: "endDate",
            code: `${prefix}CreatedUpdatedInvalidDates`,
            message: "The end has to follow the start.",
            input: endDate,
          },
        ]
      : []),
  ];
}

/** Lists the activities that an employee may register on a project today: the linked ones, or all if none is linked. */
function allowed({ agreement, params, now }: Call): readonly Activity[] {
  const { projectNumber = 0, employeeNumber = 0 } = params;
  if (employeeFaults(Number(employeeNumber), agreement, "").length > 0) return [];
  if (!agreement.table(projects).has(projectNumber)) return [];
  const date = new Date(now).toISOString().slice(0, 19);
  return agreement
    .table(activities)
    .all()
    .filter(
      ({ activityNumber }) =>
        activityProblem(agreement, { activityNumber, projectNumber: Number(projectNumber), date }) ===
        undefined,
    );
}

/**
 * Activities and cost types, which are kinds of work and of expense, and the links between projects and activities. An
 * activity and its link to a project are two entities (O-30).
 */
export const catalogueResources: readonly Resource[] = [
  resource<Activity>({
    kind: activities,
    numbering: "caller",
    duplicate: "ActivityNumberAlreadyExists",
    endpoints: [
      { document: "projects", path: "/Activities", projection: activityOnService },
      { document: "projects", path: "/Activities/allowed", projection: activityOnService, rows: allowed },
    ],
    references: { activityGroupNumber: { kind: activityGroups, code: "ActivityGroupNumberDoesNotExist" } },
    check: ({ name }) =>
      name.trim() === ""
        ? [{ at: "name", code: "ActivityNameNullOrEmpty", message: "The name of the activity is missing." }]
        : [],
  }),
  resource<ActivityGroup>({
    kind: activityGroups,
    numbering: "either",
    duplicate: "ActivityGroupCannotBeCreatedUpdatedNumberAlreadyExists",
    endpoints: [{ document: "projects", path: "/ActivityGroups", projection: activityGroupOnService }],
    check: (group, call) => financeFaults(group, "ActivityGroupCannotBeCreatedUpdated", call),
  }),
  resource<ProjectActivity>({
    kind: projectActivities,
    endpoints: [{ document: "projects", path: "/project-activities", projection: projectActivityOnService }],
    check: checkLink,
  }),
  resource<CostType>({
    kind: costTypes,
    endpoints: [{ document: "projects", path: "/CostTypes", projection: costTypeOnService }],
  }),
  resource<CostTypeGroup>({
    kind: costTypeGroups,
    endpoints: [{ document: "projects", path: "/CostTypeGroups", projection: costTypeGroupOnService }],
  }),
];
