import type { Fault } from "../../errors/refusal.ts";
import type { Employee } from "../../records/employees.ts";

const nameless: Fault = {
  at: "name",
  message: "The name of the employee is missing.",
  code: "EmployeeCannotBeCreatedUpdatedNameNullOrEmpty",
};

/** Checks that an employee has a name that is not only spaces. */
export const checkEmployee = ({ name }: Employee): Fault[] => (name.trim() === "" ? [nameless] : []);
