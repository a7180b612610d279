import { listings } from "./listings.ts";
import { options } from "./options.ts";
import type { Mocks, Report, Sdk } from "./schedule.ts";
import { sockets } from "./sockets.ts";
import { updates } from "./updates.ts";
import { writes } from "./writes.ts";

/** How often each schedule runs; 0 leaves it out. */
export interface Runs {
  writes: number;
  updates: number;
  listings: number;
  options: number;
  /** Without a `url`, the schedules on sockets are left out. */
  sockets?: number;
}

interface Settings {
  sdk: Sdk;
  mocks: Mocks;
  seed: number;
  runs: Runs;
  /** Whether a `fetch` of this runtime may send a write twice. On every runtime except Node, it may (RW-1). */
  resends: boolean;
  /** The URL of a mocks' server that loses answers. */
  url?: string;
}

/**
 * Runs the schedules of docs/contract.md with the given client and mocks. They need no test runner, so that they run
 * in a page and in a worker too, with the published packages.
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

/** Writes reports as text, with a line for each schedule and the first violations. */
export function textOf(reports: Report[]): string {
  return reports
    .flatMap(({ name, runs, endings, violations }) => [
      `${name}: ${runs} runs, ${violations.length} violations, ${JSON.stringify(endings)}`,
      ...violations.slice(0, 5),
    ])
    .join("\n");
}

/** Returns the reports as text. Throws if any schedule found a violation. */
export function orThrow(reports: Report[]): string {
  const text = textOf(reports);
  if (reports.some(({ violations }) => violations.length > 0)) throw new Error(text);
  return text;
}
