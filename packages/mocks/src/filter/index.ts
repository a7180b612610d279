export type {
  FilterComparison,
  FilterNode,
  FilterOperator,
  FilterValue,
  LikePart,
  Unmatchable,
} from "./ast.ts";
export { compileFilter, compileNode, type FilterOptions, type RecordTest } from "./compile-filter.ts";
export { compileSort, type SortOptions } from "./compile-sort.ts";
export { filterFailure, sortFailure } from "./failures.ts";
export { type FilterField, type FilterFields, fieldReader } from "./field.ts";
export { FilterError, type FilterErrorKind } from "./filter-error.ts";
export { parseFilter } from "./parse-filter.ts";
export { parseSort, SortError, type SortKey } from "./parse-sort.ts";
export { printFilter } from "./print-filter.ts";
