import { relative, resolve } from "node:path";
import type { Problem } from "../problem.ts";
import type { GuardedOverlay } from "./guarded-overlay.ts";

type Guards = ReadonlyMap<string, { file: string; guard: GuardedOverlay }>;

/** `[1] ../specs/customers.yaml:12:5 at #/paths/...`, then a blank line and the message. */
const heading = /^\[\d+\] (.+?):(\d+):(\d+)(?: at (#\S*))?\s*$/;

/**
 * Reads the problems from the output of Redocly's CLI, which ran in `cwd`. A problem in a guarded copy is reported
 * with the place in the original overlay. Output of an unknown form becomes one problem, word for word, so that
 * nothing is lost.
 */
export function readProblems(output: string, cwd: string, guards: Guards): Problem[] {
  const lines = output.split(/\r?\n/);
  const problems = lines.flatMap((line, number): Problem[] => {
    const match = heading.exec(line);
    if (match === null) return [];
    const [, name = "", row = "", column = "", at = ""] = match;
    const message = lines.slice(number + 1).find((text) => text.trim() !== "") ?? "";
    const file = resolve(cwd, name);
    const guarded = guards.get(file);
    if (guarded === undefined) {
      const where = `${row}:${column} ${at}`.trim();
      const source = sourceLine(lines.slice(number + 1), row);
      return [
        {
          document: relative(process.cwd(), file),
          where,
          reason: source ? `${message}: ${source}` : message,
        },
      ];
    }
    const { where, target } = guarded.guard.origin(Number(/^#\/actions\/(\d+)/.exec(at)?.[1] ?? 0));
    const selected = /but it selected (\d+)/.exec(message)?.[1];
    return [
      {
        document: relative(process.cwd(), guarded.file),
        where,
        reason:
          selected === undefined
            ? `${message} (target ${target})`
            : `The target ${target} must select exactly one node, but it selects ${selected}.`,
      },
    ];
  });
  if (problems.length > 0) return distinct(problems);
  return [{ document: "redocly bundle", where: "", reason: withoutNoise(lines).join("\n").trim() }];
}

/** Finds the line of the file that Redocly shows, because the message alone does not say which reference it means. */
const sourceLine = (lines: string[], row: string) =>
  lines
    .slice(0, 12)
    .map((line) => /^\s*(\d+) \| (.*)$/.exec(line))
    .find((match) => match?.[1] === row)?.[2]
    ?.trim();

/** Removes repetitions: Redocly reports a wrong target for the guard, and again for the action. */
function distinct(problems: Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ document, where, reason }) => {
    const key = JSON.stringify([document, where, reason]);
    return !seen.has(key) && seen.add(key);
  });
}

const withoutNoise = (lines: string[]) => lines.filter((line) => !/^\s*[╔║╚📦]|^bundling /u.test(line));
