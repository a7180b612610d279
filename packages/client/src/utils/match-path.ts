/**
 * Returns whether a path begins with the segments of a pattern, in which `{parameter}` stands for any value. Case does not
 * matter, as in the services (S-18). The path may be filled in, and may have a query.
 */
export function pathBeginsWith(path: string, pattern: string): boolean {
  const segments = segmentsOf(path);
  return segmentsOf(pattern).every((expected, index) => isSegment(segments[index], expected));
}

/** Returns whether a whole path matches a pattern, by the same rules. */
export const isPathOf = (path: string, pattern: string): boolean =>
  segmentsOf(path).length === segmentsOf(pattern).length && pathBeginsWith(path, pattern);

const isSegment = (segment: string | undefined, expected: string) =>
  segment !== undefined && (expected.includes("{") || expected === segment);

function segmentsOf(path: string): string[] {
  const [withoutQuery = ""] = path.toLowerCase().split("?");
  return withoutQuery.split("/").filter((segment) => segment !== "");
}
