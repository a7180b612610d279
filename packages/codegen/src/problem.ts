/** One thing that is wrong with the specifications: where, and what would be right. */
export interface Problem {
  /** The document, as `customers`, or the file of an overlay. */
  document: string;
  /** JSON pointer into the bundled document, or `line:column` in a file. */
  where: string;
  reason: string;
}

/** The specifications cannot be turned into code. The message lists every problem found. */
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

/** A JSON pointer from its segments, with `~` and `/` escaped. */
export const pointer = (...segments: readonly (string | number)[]): string =>
  `#${segments.map((segment) => `/${String(segment).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")}`;
