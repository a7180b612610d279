import type { FilterError, SortError } from "../filter/index.ts";

/** Reports a filter that the surface refuses, with the fields that REST's answer lists as allowed (L-60). */
export class FilterRefusal extends Error {
  override readonly name = "FilterRefusal";
  readonly reason: FilterError;
  readonly allowed: readonly string[];

  constructor(reason: FilterError, allowed: readonly string[]) {
    super(reason.message);
    this.reason = reason;
    this.allowed = allowed;
  }
}

/** Reports a sort that the surface refuses (L-62). */
export class SortRefusal extends Error {
  override readonly name = "SortRefusal";
  readonly reason: SortError;

  constructor(reason: SortError) {
    super(reason.message);
    this.reason = reason;
  }
}
