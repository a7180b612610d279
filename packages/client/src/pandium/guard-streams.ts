import type { Redact } from "../errors/redact.ts";
import type { RunStream } from "./run-process.ts";

/** The way to stdout past the guard. A process has one guard, however many runs it makes. */
let guardedStdout: RunStream | undefined;

/**
 * Sends to stderr what other code prints to stdout, until the process ends: a line of a dependency's would take the place of the
 * output, and the cursor would be lost (PAN-11). Secrets and settings are struck out of all that `console` writes.
 * @returns the way to stdout for the output itself.
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
