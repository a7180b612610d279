import { invalid } from "../errors/invalid.ts";
import { jsonText } from "../once/json-text.ts";
import { isPlainObject, kindOf } from "../utils/kind-of.ts";
import type { RunStream } from "./run-process.ts";

type Output = Readonly<Record<string, unknown>>;

/** Keeps the output of a run. */
export interface RunOutput {
  /** Sets the output. Throws a ValidationError if it cannot be printed, or was already set. */
  finish(output: object): void;
  /** Returns a copy of the output; `undefined` if it was not set yet. */
  kept(): Output | undefined;
}

/**
 * Makes an object that keeps the output of a run.
 * @param tokens the texts that the output must not contain, because Pandium stores and shows it.
 */
export function createRunOutput(tokens: readonly string[]): RunOutput {
  let text: string | undefined;
  return {
    // This is a copy, so that later changes by the integration are not printed.
    kept: () => (text === undefined ? undefined : (JSON.parse(text) as Output)),
    finish(output) {
      if (text !== undefined) invalid("finish() was called twice: a run has only one output.", "output");
      if (!isPlainObject(output))
        invalid(`The output must be an object of named values: it is ${kindOf(output)}.`, "output");
      const json = jsonOf(output);
      if (tokens.some((token) => json.includes(token)))
        invalid("The output contains a token. Leave it out, because Pandium stores the output.", "output");
      text = json;
    },
  };
}

/** Returns the output as one line of JSON that reads back as the same values. */
function jsonOf(output: object): string {
  try {
    return jsonText(output, "output");
  } catch (error) {
    return invalid(`${error instanceof Error ? error.message : error}`, "output");
  }
}

/** Prints a line, and resolves when the whole line has left the process. */
export const printLine = (stdout: RunStream, line: string): Promise<void> =>
  new Promise((resolve, reject) => {
    stdout.write(`${line}\n`, (error) => (error ? reject(error) : resolve()));
  });
