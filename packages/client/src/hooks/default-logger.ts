import type { Logger } from "../types/index.ts";
import { runtimeGlobals, runtimeOf } from "../utils/runtime.ts";

/** Returns whether the runtime's `console.info` and `console.debug` write to stdout, which is for the program's own output. */
const hasStdout = (): boolean => ["node", "bun", "deno"].includes(runtimeOf(runtimeGlobals()));

const writer =
  (level: keyof Logger) =>
  (line: string): void => {
    const text = `${new Date().toISOString()} e-conomic ${level}: ${line}`;
    // `console.warn` writes to stderr. The method is looked up for each line, so that a test can replace it.
    console[hasStdout() ? "warn" : level](text);
  };

/** Writes all levels to stderr. Browsers and workerd have no stderr: the methods of `console` are used there. */
export const defaultLogger: Logger = { warn: writer("warn"), info: writer("info"), debug: writer("debug") };
