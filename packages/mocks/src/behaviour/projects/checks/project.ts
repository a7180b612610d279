import type { Call } from "../../../engine/call.ts";
import { objectBody } from "../../../engine/write-record.ts";
import { type Fault, Refusal } from "../../../errors/refusal.ts";
import { customers } from "../../../records/customers.ts";
import { bookedInvoices, draftInvoices } from "../../../records/invoices.ts";
import { draftEntries } from "../../../records/journals.ts";
import { bookedEntries } from "../../../records/ledger.ts";
import { orders, quotes } from "../../../records/orders.ts";
import { mileages, type Project, projectGroups, projects, timeEntries } from "../../../records/projects.ts";
import type { Entity } from "../../../store/entity.ts";
import type { Kind } from "../../../store/kind.ts";
import { departmentOf } from "../../dimensions/lookup.ts";

type Own = Pick<Call, "agreement">;

const prefix = "ProjectCannotBe";

const fault = (at: keyof Project, code: string, message: string, input?: unknown): Fault => ({
  at,
  code: `${prefix}${code}`,
  message,
  ...(input === undefined ? {} : { input }),
});

/** Checks that an external project has a customer. */
function customerFaults({ projectGroupNumber, customerNumber }: Project, { agreement }: Own): Fault[] {
  if (customerNumber === undefined) {
    const internal = agreement.table(projectGroups).get(projectGroupNumber)?.type === 1;
    const message = "A project of an external group needs a customer.";
    return internal ? [] : [fault("customerNumber", "CreatedUpdatedCustomerNumberRequired", message)];
  }
  if (agreement.table(customers).has(customerNumber)) return [];
  const message = `Customer ${customerNumber} does not exist.`;
  return [fault("customerNumber", "CreatedUpdatedCustomerNotFound", message, customerNumber)];
}

/** Checks the main project of a project, which must not have a main project itself. */
function mainProjectFaults(project: Project, { agreement }: Own): Fault[] {
  const { mainProjectNumber: main } = project;
  if (main === undefined) return [];
  if (project.isMainProject === true) {
    const message = "A main project has no main project.";
    return [fault("mainProjectNumber", "CreatedUpdatedMainProjectNumberCannotBeSet", message, main)];
  }
  if (agreement.table(projects).get(main)?.isMainProject === true && main !== project.projectNumber)
    return [];
  const message = `${main} is not a main project.`;
  return [fault("mainProjectNumber", "CreatedUpdatedMainProjectNumberDoesNotExistOrInvalid", message, main)];
}

const used = ({ agreement }: Own, kind: Kind, field: string, number: number): boolean =>
  agreement.table(kind).by(field, number).length > 0;

const untyped = (kind: unknown): Kind => kind as Kind;

/** Checks whether a project may become a main project, or stop being one. */
function turnFaults(project: Project, before: Project | undefined, call: Own): Fault[] {
  const { projectNumber: number } = project;
  if (before === undefined) return [];
  if (project.isMainProject === true && before.isMainProject !== true) {
    if (used(call, untyped(timeEntries), "projectNumber", number))
      return [fault("isMainProject", "MadeMainHasTimeEntries", "The project has time entries.")];
    if (used(call, untyped(mileages), "projectNumber", number))
      return [fault("isMainProject", "MadeMainHasMileageEntries", "The project has mileage entries.")];
  }
  const turnedBack = project.isMainProject !== true && before.isMainProject === true;
  return turnedBack && used(call, untyped(projects), "mainProjectNumber", number)
    ? [fault("isMainProject", "MadeSubprojectHasSubProjects", "The project has sub-projects.")]
    : [];
}

/** Finds everything wrong with a project that the schema cannot find. Its group exists. */
export function checkProject(
  project: Project,
  call: Own & Pick<Call, "body">,
  before?: Project,
): readonly Fault[] {
  const department = project.departmentalDistributionNumber;
  return [
    ...(before === undefined && objectBody(call.body).closedDate !== undefined
      ? [fault("closedDate", "CreatedAsClosed", "A project cannot start out closed.")]
      : []),
    ...customerFaults(project, call),
    ...mainProjectFaults(project, call),
    ...turnFaults(project, before, call),
    ...(department !== undefined && departmentOf(call.agreement, department) === undefined
      ? [
          {
            at: "departmentalDistributionNumber",
            message: `Department ${department} does not exist.`,
            input: department,
          },
        ]
      : []),
  ];
}

const uses: readonly (readonly [kind: Kind, field: string, code: string])[] = [
  [untyped(projects), "mainProjectNumber", "HasSubProjects"],
  [untyped(timeEntries), "projectNumber", "HasTimeEntries"],
  [untyped(mileages), "projectNumber", "HasMileages"],
  [untyped(draftInvoices), "projectNumber", "HasSalesDocuments"],
  [untyped(orders), "projectNumber", "HasSalesDocuments"],
  [untyped(quotes), "projectNumber", "HasSalesDocuments"],
  [untyped(bookedInvoices), "projectNumber", "HasInvoices"],
  [untyped(draftEntries), "projectNumber", "HasDraftEntries"],
  [untyped(bookedEntries), "projectNumber", "HasBookedEntries"],
];

/** Refuses to delete a project with entries or sub-projects. */
export function projectInUse({ projectNumber }: Entity, call: Call): Refusal | undefined {
  const use = uses.find(([kind, field]) => used(call, kind, field, projectNumber as number));
  if (use === undefined) return undefined;
  return new Refusal(400, {
    message: `Project ${projectNumber} is used by ${use[0].name} and cannot be deleted.`,
    code: `${prefix}Deleted${use[2]}`,
  });
}
