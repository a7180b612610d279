import type { Report } from "./report.ts";

/** The result of synchronising one service. */
export interface Synchronisation {
  report: Report;
  /** The files to write, by path. There are none if nothing changed. */
  files: Map<string, string>;
  /** The files to remove, by path, because they are empty. */
  removed: string[];
}

/** The folders to read from and write to. */
export interface Folders {
  specs: string;
  /** The mocks' behaviours. The report names those that rest on the changes. */
  behaviour: string;
  changesets: string;
}
