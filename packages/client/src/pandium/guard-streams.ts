import type { Redact } from "../errors/redact.ts";
import type { RunStream } from "./run-process.ts";

/** The stream to stdout past the guard. A process has one guard for any number of runs. */
let guardedStdout: RunStream | undefined;

/**
 * Sends the prints of other code from stdout to stderr until the process ends: a dependency's line would replace the
 * output, and the cursor would be lost (PAN-11). Secrets and settings are removed from all that `console` writes.
 * @returns the stream to stdout for the output itself.
 */
export function guardStreams({ stdout, stderr }: NodeJS.Process, redact: Redact): RunStream {
  if (guardedStdout !== undefined) return guardedStdout;
  const [writeOut, writeErr] = [stdout.write, stderr.write];
  const guarded = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const text = typeof chunk === "string" ? chunk : new TextDecoder().decode(chunk);
    // An encoding and a callback may follow. The text is written as UTF-8 in any case.
    const done = rest.find((argument) => typeof argument === "function");
    return writeErr.call(stderr, redact(text), "utf8", done as undefined | (() => void));
  };
  stdout.write = guarded;
  stderr.write = guarded;
  guardedStdout = { write: (text, done) => writeOut.call(stdout, text, "utf8", done) };
  return guardedStdout;
}
