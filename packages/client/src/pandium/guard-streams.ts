import type { Redact } from "../errors/redact.ts";
import type { RunStream } from "./run-process.ts";

/** The way to stdout behind the guard. */
export interface StreamGuard {
  readonly stdout: RunStream;
  /** Takes the guard away. */
  restore(): void;
}

/**
 * Sends to stderr what other code prints to stdout while a run is under way: one line of a dependency's would take the place of the
 * output, and the cursor would be lost. Secrets and settings are struck out of all that `console` writes.
 */
export function guardStreams({ stdout, stderr }: NodeJS.Process, redact: Redact): StreamGuard {
  const [writeOut, writeErr] = [stdout.write, stderr.write];
  const guarded = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const text = typeof chunk === "string" ? chunk : new TextDecoder().decode(chunk);
    // An encoding and a callback may follow. The text is written as UTF-8 whatever the first says.
    const done = rest.find((argument) => typeof argument === "function");
    return writeErr.call(stderr, redact(text), "utf8", done as undefined | (() => void));
  };
  stdout.write = guarded;
  stderr.write = guarded;
  return {
    stdout: { write: (text, done) => writeOut.call(stdout, text, "utf8", done) },
    restore() {
      // What others have put on top stays.
      if (stdout.write === guarded) stdout.write = writeOut;
      if (stderr.write === guarded) stderr.write = writeErr;
    },
  };
}
