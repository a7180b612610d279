import type { Report } from "./report.ts";

/** What became of one service. */
export interface Synchronisation {
  report: Report;
  /** The files to write, by path; none when nothing changed. */
  files: Map<string, string>;
  /** The files to remove, by path: those that hold nothing any longer. */
  removed: string[];
}

/** Where to read and write. */
export interface Folders {
  specs: string;
  /** The mocks' behaviours, to name those that rest on what changed. */
  behaviour: string;
  changesets: string;
}
