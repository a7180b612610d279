import type { Call } from "../../../engine/call.ts";
import type { Fault } from "../../../errors/refusal.ts";
import { employees } from "../../../records/employees.ts";
import { costTypes, projects } from "../../../records/projects.ts";
import { departmentalDistributionOf } from "../../dimensions/lookup.ts";
import type { EntryInput } from "../complete.ts";

/** Fields that need a module, with the service's code. */
const neededModules = [
  ["projectNumber", "Project", "JournalEntryProjectIdSetWithoutModuleAccess"],
  ["costTypeNumber", "Project", "JournalEntryCostTypeSetWithoutModuleAccess"],
  ["employeeNumber", "Project", "JournalEntryEmployeeNotAccessible"],
  ["quantity1", "Dimension", "JournalEntryDimensionQuantity1SetWithoutAccess"],
  ["quantity2", "Dimension", "JournalEntryDimensionQuantity2SetWithoutAccess"],
] as const;

type Field = (typeof neededModules)[number][0] | "departmentalDistributionNumber";

/** The fault of a number: the code without its prefix, and the reason. */
type Verdict = readonly [code: string, why: string] | undefined;

/** Checks that a project is open and not a main project. */
function judgeProject(number: number, { agreement }: Call): Verdict {
  const project = agreement.table(projects).get(number);
  if (project === undefined) return ["ProjectNotFound", "was not found"];
  if (project.isMainProject === true) return ["ProjectSetIsMainProject", "is a main project"];
  if (project.closed === true) return ["ProjectSetIsClosed", "is closed"];
  return project.barred === true ? ["ProjectNotAccessible", "is barred"] : undefined;
}

function judge(field: Field, number: number, call: Call): Verdict {
  const { agreement } = call;
  switch (field) {
    case "projectNumber":
      return judgeProject(number, call);
    case "costTypeNumber":
      return agreement.table(costTypes).has(number) ? undefined : ["CostTypeNotFound", "was not found"];
    case "employeeNumber":
      return agreement.table(employees).has(number) ? undefined : ["EmployeeNotFound", "was not found"];
    case "departmentalDistributionNumber": {
      const member = departmentalDistributionOf(agreement, number);
      if (member === undefined) return ["DepartmentalDistributionNotFound", "was not found"];
      return member.barred === true ? ["DepartmentalDistributionNotAccessible", "is barred"] : undefined;
    }
    default:
      return undefined;
  }
}

/** Checks projects, cost types, employees, departments and quantities: they exist, can be used, and have their module. */
export function checkDimensions(entry: EntryInput, call: Call): Fault[] {
  const { modules } = call.agreement.settings;
  const faults: Fault[] = [];
  const missing = new Set<Field>();
  for (const [at, module, code] of neededModules) {
    if (entry[at] === undefined || modules.includes(module)) continue;
    missing.add(at);
    faults.push({ at, code: { apis: code }, message: `${at} needs the ${module} module.`, input: entry[at] });
  }
  const fields = [
    "projectNumber",
    "costTypeNumber",
    "employeeNumber",
    "departmentalDistributionNumber",
  ] as const;
  for (const at of fields) {
    const number = entry[at];
    if (number === undefined || missing.has(at)) continue;
    const verdict = judge(at, number, call);
    if (verdict === undefined) continue;
    const [code, why] = verdict;
    faults.push({
      at,
      code: { apis: `JournalEntry${code}` },
      message: `${at} ${number} ${why}.`,
      input: number,
    });
  }
  return faults;
}
