/** A stream for texts. */
export interface RunStream {
  /** Writes a text. Calls `done` when the text has left the process, or with the error that prevented it. */
  write(text: string, done?: (error?: Error | null) => void): unknown;
}

/** The part of Node's `process` that a run uses. The runner of the mocks passes a separate one to each run. */
export interface RunProcess {
  /** The environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Receives only the output. */
  readonly stdout: RunStream;
  /** Receives the log. */
  readonly stderr: RunStream;
  /** Is set to 0 or 1 at the end of the run. */
  exitCode?: number | string | null | undefined;
}
