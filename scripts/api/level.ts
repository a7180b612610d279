/** The levels of a change, from none to one that can break a build. */
export const levels = ["none", "patch", "minor", "major"] as const;
export type Level = (typeof levels)[number];

/**
 * Returns the level that a change of the exported signatures needs. A removed or changed line can break a build, and
 * an added line is something new. Below 1.0.0 a minor release may break a build, as in npm's ranges.
 */
export function requiredLevel(before: string, after: string, version: string): Level {
  const old = lines(before);
  const now = lines(after);
  const breaking = version.startsWith("0.") ? "minor" : "major";
  if ([...old].some((line) => !now.has(line))) return breaking;
  return [...now].some((line) => !old.has(line)) ? "minor" : "none";
}

function lines(report: string): Set<string> {
  return new Set(
    report
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "" && !line.startsWith("//")),
  );
}

/** Returns the highest level that the texts of changesets declare for `packageName`. */
export function declaredLevel(changesets: readonly string[], packageName: string): Level {
  let highest: Level = "none";
  for (const text of changesets) {
    const front = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? "";
    for (const line of front.split("\n")) {
      const [, name, level] = /^["']?(.+?)["']?:\s*(patch|minor|major)\s*$/.exec(line) ?? [];
      if (name === packageName && levels.indexOf(level as Level) > levels.indexOf(highest))
        highest = level as Level;
    }
  }
  return highest;
}
