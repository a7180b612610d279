/** Helpers for filters over a listing that has one field of each type. */
import { compileFilter, FilterError, type FilterFields, type FilterOptions } from "../filter/index.ts";

export const every = ["eq", "ne", "gt", "gte", "lt", "lte", "like", "in", "nin"];
export const equality = ["eq", "ne", "in", "nin"];
export const fields: FilterFields = {
  name: { ops: every, type: "string" },
  number: { ops: every, type: "number" },
  barred: { ops: every, type: "boolean" },
  date: { ops: every, type: "date" },
  lastUpdated: { ops: every, type: "date-time" },
  type: {
    ops: equality,
    type: "enum",
    names: ["All", "CustomerInvoice", "FinanceVoucher"],
    values: [0, 1, 5],
  },
  debitCredit: { ops: equality, type: "enum", names: ["debit", "credit"] },
  "customer.customerNumber": { ops: every, type: "number" },
};

/** Returns whether the filter keeps this record. */
export function keeps(filter: string, record: unknown, options: Partial<FilterOptions> = {}): boolean {
  return compileFilter(filter, { surface: "apis", fields, ...options })(record);
}

/** Returns the error that refuses the filter. */
export function refusal(filter: string, options: Partial<FilterOptions> = {}): FilterError {
  try {
    compileFilter(filter, { surface: "apis", fields, ...options });
  } catch (error) {
    if (error instanceof FilterError) return error;
    throw error;
  }
  throw new Error(`${filter} was accepted`);
}
