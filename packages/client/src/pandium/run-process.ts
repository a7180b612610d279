/** A stream that texts are written to. */
export interface RunStream {
  /** Writes a text, and calls `done` when it has left the process, or with the error that kept it. */
  write(text: string, done?: (error?: Error | null) => void): unknown;
}

/** The part of Node's `process` that a run uses. The runner of the mocks hands in one of its own for each run. */
export interface RunProcess {
  /** The variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Takes the output, and nothing else. */
  readonly stdout: RunStream;
  /** Takes the log. */
  readonly stderr: RunStream;
  /** Set to 0 or 1 at the end of the run. */
  exitCode?: number | string | null | undefined;
}
