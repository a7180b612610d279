/** The part of a Node stream that a run uses. */
export interface RunStream {
  /** Writes a text. Calls `done` when the text has left the process, or with the error that prevented it. */
  write(text: string, done?: (error?: Error | null) => void): unknown;
}

/** The part of Node's `process` that a run uses. The runner of the mocks passes a separate one to each run. */
export interface RunProcess {
  /** The environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The stream that receives the output, and nothing else. */
  readonly stdout: RunStream;
  /** The stream that receives the log. */
  readonly stderr: RunStream;
  /** The exit code, which is set to 0 or 1 at the end of the run. */
  exitCode?: number | string | null | undefined;
}
