import type { Logger } from "../types/index.ts";
import { runtimeGlobals, runtimeOf } from "../utils/runtime.ts";

/** Runtimes whose `console.info` and `console.debug` write to stdout, which belongs to the program. */
const hasStdout = (): boolean => ["node", "bun", "deno"].includes(runtimeOf(runtimeGlobals()));

const writer =
  (level: keyof Logger) =>
  (line: string): void => {
    const text = `${new Date().toISOString()} e-conomic ${level}: ${line}`;
    // `console.warn` writes to stderr. Looked up at each line, so that a test can replace it.
    console[hasStdout() ? "warn" : level](text);
  };

/** Writes to stderr at every level. Browsers and workerd have no stderr: the console's own levels are used there. */
export const defaultLogger: Logger = { warn: writer("warn"), info: writer("info"), debug: writer("debug") };
