import { kind } from "../store/kind.ts";

/** One person. REST and two collections of the projects service show the person (S-15, O-29). */
export type Employee = {
  readonly employeeNumber: number;
  readonly employeeGroupNumber: number;
  readonly name: string;
  readonly barred?: boolean;
  // Only `/Employees` writes these.
  readonly phone?: string;
  readonly email?: string;
  // Only `/project-employees` writes these.
  readonly address?: string;
  readonly city?: string;
  readonly zip?: string;
  readonly canApprove?: boolean;
  readonly canInvoice?: boolean;
  /** 0 no user, 1 time logger, 2 project manager, 3 mobile time logger. */
  readonly employeeType?: number;
  /** The linked login. Only the web application sets it. */
  readonly userId?: string;
  /** Midnight of the day on which the prices change, without a zone: "2022-05-31T00:00:00" (O-26). */
  readonly cutOffDate?: string;
  readonly salesPriceBefore?: number;
  readonly salesPriceAfter?: number;
  readonly costPriceBefore?: number;
  readonly costPriceAfter?: number;
};

export type EmployeeGroup = { readonly employeeGroupNumber: number; readonly name: string };

export const employees = kind<Employee>("employees", "employeeNumber");
export const employeeGroups = kind<EmployeeGroup>("employeeGroups", "employeeGroupNumber");
