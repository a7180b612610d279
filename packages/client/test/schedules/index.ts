import { listings } from "./listings.ts";
import { options } from "./options.ts";
import type { Mocks, Report, Sdk } from "./schedule.ts";
import { sockets } from "./sockets.ts";
import { updates } from "./updates.ts";
import { writes } from "./writes.ts";

/** How often each schedule is run; 0 leaves it out. */
export interface Runs {
  writes: number;
  updates: number;
  listings: number;
  options: number;
  /** These runs are left out if there is no `url`. */
  sockets?: number;
}

interface Settings {
  sdk: Sdk;
  mocks: Mocks;
  seed: number;
  runs: Runs;
  /** `true` if a `fetch` of this runtime may send a write twice, which is so everywhere but on Node (RW-1). */
  resends: boolean;
  /** The address of a mock server that loses answers. */
  url?: string;
}

/**
 * Runs the schedules of docs/contract.md with the given client and mocks. They do not need a test runner, so that they also run in a
 * page and in a worker, with the published packages.
 */
export async function runSchedules({ runs, url, ...settings }: Settings): Promise<Report[]> {
  const reports = [
    await writes({ ...settings, runs: runs.writes }),
    await updates({ ...settings, runs: runs.updates }),
    await listings({ ...settings, runs: runs.listings }),
    await options({ ...settings, runs: runs.options }),
  ];
  if (url !== undefined) reports.push(await sockets({ ...settings, url, runs: runs.sockets ?? 0 }));
  return reports.filter((report) => report.runs > 0);
}

/** Returns reports as text: a line for each schedule, and the first violations. */
export function textOf(reports: Report[]): string {
  return reports
    .flatMap(({ name, runs, endings, violations }) => [
      `${name}: ${runs} runs, ${violations.length} violations, ${JSON.stringify(endings)}`,
      ...violations.slice(0, 5),
    ])
    .join("\n");
}

/** Throws if any schedule found a violation; otherwise returns the reports as text. */
export function orThrow(reports: Report[]): string {
  const text = textOf(reports);
  if (reports.some(({ violations }) => violations.length > 0)) throw new Error(text);
  return text;
}
