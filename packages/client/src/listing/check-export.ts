import { callChecks } from "../config/call-checks.ts";
import { type Checks, checkOptions } from "../config/check-options.ts";
import {
  checkedLater,
  functionValue,
  plainObject,
  text,
  wholeNumberBetween,
} from "../config/option-checks.ts";
import type { CallFacts } from "../errors/facts.ts";
import { invalid } from "../errors/invalid.ts";
import { withCall } from "../errors/with-call.ts";
import { buildFilter } from "../filter/build-filter.ts";
import type { ServiceCore } from "../request/service-core.ts";
import type { ExportProgress } from "./export-options.ts";
import { pagingStyleOf } from "./paging-style.ts";
import type { ListingOptions } from "./reader.ts";

/** The options, without the types of the call table. */
interface AnyOptions extends Omit<ListingOptions, "onProgress"> {
  by: never;
  onProgress?: Export["onProgress"];
}

/** A cursor listing that is exported. */
export interface Export {
  core: ServiceCore;
  path: string;
  /** The primary key. */
  by: string;
  /** The caller's filter. */
  filter: string;
  options: ListingOptions;
  concurrency: number;
  onProgress: ((progress: ExportProgress) => void) | undefined;
}

const exportChecks: Checks = {
  path: plainObject,
  query: plainObject,
  by: text,
  filter: checkedLater,
  concurrency: wholeNumberBetween(1, 100),
  onProgress: functionValue,
  ...callChecks,
};

/** Returns the export that the options describe. Throws a ValidationError if the listing cannot be split. */
function exportOf(core: ServiceCore, path: string, options: AnyOptions): Export {
  checkOptions(options, exportChecks, ["by"]);
  const { by, filter, concurrency = 4, onProgress, ...rest } = options;
  const { style, countPath, isFilterable } = pagingStyleOf(core.service, path);
  if (style !== "cursor" || countPath === undefined || !isFilterable)
    invalid(
      "exportAll needs a listing by cursor with a count and a filter that works (O-22): use list instead.",
    );
  return {
    core,
    path,
    by,
    filter: buildFilter(filter),
    options: rest,
    concurrency,
    onProgress,
  };
}

/** Checks that a listing can be split. Throws a ValidationError, which names the call, if it cannot. */
export function checkExport(core: ServiceCore, path: string, options: unknown, call: CallFacts): Export {
  try {
    // The caller's compiler checks the options by the call table. Here they have no such types.
    return exportOf(core, path, options as AnyOptions);
  } catch (error) {
    throw withCall(error, call);
  }
}
