/** One mistake in the specifications: its place, and what would be right. */
export interface Problem {
  /** The document, such as `customers`, or the file of an overlay. */
  document: string;
  /** A JSON pointer into the bundled document, or `line:column` of a file. */
  where: string;
  reason: string;
}

/** Thrown when the specifications cannot be turned into code. The message lists every problem that was found. */
export class SpecError extends Error {
  override readonly name = "SpecError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ document, where, reason }) => `${document} ${where}\n  ${reason}`).join("\n"));
    this.problems = problems;
  }
}

/** Collects the problems of one document, so that a run reports them all at once. */
export class Findings {
  readonly document: string;
  readonly problems: Problem[] = [];

  constructor(document: string) {
    this.document = document;
  }

  add(where: string, reason: string): void {
    this.problems.push({ document: this.document, where, reason });
  }
}

/** Joins segments to a JSON pointer, and escapes `~` and `/` in them. */
export const pointer = (...segments: readonly (string | number)[]): string =>
  `#${segments.map((segment) => `/${String(segment).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")}`;
