import type { Redact } from "../errors/redact.ts";
import type { RunStream } from "./run-process.ts";

/** The stream that still writes to stdout, kept so that a process with several runs is guarded only once. */
let guardedStdout: RunStream | undefined;

/**
 * Redirects to stderr the text that other code prints to stdout, until the process ends. Otherwise, a line of a dependency could
 * replace the output, and the cursor would be lost (PAN-11). Secrets and settings are removed from everything that is written.
 * @returns a stream that still writes to stdout, for the output itself.
 */
export function guardStreams({ stdout, stderr }: NodeJS.Process, redact: Redact): RunStream {
  if (guardedStdout !== undefined) return guardedStdout;
  const [writeOut, writeErr] = [stdout.write, stderr.write];
  const guarded = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const text = typeof chunk === "string" ? chunk : new TextDecoder().decode(chunk);
    // An encoding and a callback may follow the text. The encoding is ignored, because the text is always written as UTF-8.
    const done = rest.find((argument) => typeof argument === "function");
    return writeErr.call(stderr, redact(text), "utf8", done as undefined | (() => void));
  };
  stdout.write = guarded;
  stderr.write = guarded;
  guardedStdout = { write: (text, done) => writeOut.call(stdout, text, "utf8", done) };
  return guardedStdout;
}
