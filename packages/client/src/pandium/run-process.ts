/** A stream that texts are written to. */
export interface RunStream {
  /** Writes a text, and calls `done` when it has left the process, or with the error that prevented this. */
  write(text: string, done?: (error?: Error | null) => void): unknown;
}

/** The part of Node's `process` that a run uses. The runner of the mocks passes a separate one to each run. */
export interface RunProcess {
  /** The environment's variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Takes only the output. */
  readonly stdout: RunStream;
  /** Takes the log. */
  readonly stderr: RunStream;
  /** Set to 0 or 1 at the end of the run. */
  exitCode?: number | string | null | undefined;
}
