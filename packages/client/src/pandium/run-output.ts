import { invalid } from "../errors/invalid.ts";
import { jsonText } from "../once/json-text.ts";
import { isPlainObject, kindOf } from "../utils/kind-of.ts";
import type { RunStream } from "./run-process.ts";

type Output = Readonly<Record<string, unknown>>;

/** The place where a run leaves its output. */
export interface RunOutput {
  /** Keeps the output. Throws a ValidationError if it cannot be printed, or if there is one already. */
  finish(output: object): void;
  /** Returns the output as it was when it was kept; `undefined` as long as there is none. */
  kept(): Output | undefined;
}

/**
 * Makes the place where a run leaves its output.
 * @param tokens texts that must not be in the output, because Pandium keeps and shows it.
 */
export function createRunOutput(tokens: readonly string[]): RunOutput {
  let text: string | undefined;
  return {
    // This is a copy, because later changes of the integration's must not be printed.
    kept: () => (text === undefined ? undefined : (JSON.parse(text) as Output)),
    finish(output) {
      if (text !== undefined) invalid("finish() was called before: a run has one output.", "output");
      if (!isPlainObject(output))
        invalid(`The output must be an object of named values: it is ${kindOf(output)}.`, "output");
      const json = jsonOf(output);
      if (tokens.some((token) => json.includes(token)))
        invalid("The output has a token in it. Pandium keeps what is printed: leave it out.", "output");
      text = json;
    },
  };
}

/** Returns the output as one line of JSON that reads back as the same values. */
function jsonOf(output: object): string {
  try {
    return jsonText(output, "The output");
  } catch (error) {
    return invalid(`${error instanceof Error ? error.message : error}.`, "output");
  }
}

/** Prints a line, and resolves when the whole line has left the process. */
export const printLine = (stdout: RunStream, line: string): Promise<void> =>
  new Promise((resolve, reject) => {
    stdout.write(`${line}\n`, (error) => (error ? reject(error) : resolve()));
  });
