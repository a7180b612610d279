/** How far a change reaches, from nothing to what can break a build. */
export const levels = ["none", "patch", "minor", "major"] as const;
export type Level = (typeof levels)[number];

/**
 * The level that a change of the exported signatures asks for: a line that went away (or changed) can break a build,
 * a line that came is something new. Below 1.0.0 a minor release may break, as npm's ranges have it.
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

/** The highest level that the texts of changesets give `packageName`. */
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
