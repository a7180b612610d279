import { stripVTControlCharacters } from "node:util";

export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Adds up the last lines of all test runs in a log: vitest's "Tests  1 failed | 12 passed | 1 skipped (14)" and our
 * own "12 passed, 0 failed".
 */
export function addUp(log: string): Totals {
  const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
  for (const line of stripVTControlCharacters(log).split("\n")) {
    const summary =
      /(?:^|\s)Tests\s+(.*\(\d+\))/.exec(line)?.[1] ?? /^(\d+ passed, \d+ failed)$/.exec(line)?.[1];
    for (const [, count, kind] of (summary ?? "").matchAll(/(\d+) (passed|failed|skipped)/g)) {
      totals[kind as keyof Totals] += Number(count);
    }
  }
  return totals;
}
