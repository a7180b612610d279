/** A stream that texts are written to. */
export interface RunStream {
  write(text: string, done?: (error?: Error | null) => void): unknown;
}

/** The part of Node's `process` that a run uses. The runner of the mocks hands in one of its own for each run. */
export interface RunProcess {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: RunStream;
  readonly stderr: RunStream;
  exitCode?: number | string | null | undefined;
}
