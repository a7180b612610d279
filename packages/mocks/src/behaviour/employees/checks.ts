import type { Fault } from "../../errors/refusal.ts";
import type { Employee } from "../../records/employees.ts";

const nameless: Fault = {
  at: "name",
  message: "The name of the employee is missing.",
  code: "EmployeeCannotBeCreatedUpdatedNameNullOrEmpty",
};

/** The numbers that `/project-employees` publishes. `/Employees` shows the same employees, and publishes no limit. */
const numbers = { least: 1, most: 999_999 };

const outOfRange: Fault = {
  at: "number",
  message: `The field Number must be between ${numbers.least} and ${numbers.most}`,
  code: "InvalidInput",
};

/** Checks that an employee has a name that is not only spaces, and a number that each of the two listings can show. */
export const checkEmployee = ({ name, employeeNumber }: Employee): Fault[] => [
  ...(name.trim() === "" ? [nameless] : []),
  ...(employeeNumber < numbers.least || employeeNumber > numbers.most ? [outOfRange] : []),
];
