import type { Logger } from "../types/index.ts";

/** Makes a logger that keeps its lines, each after its level. */
export function keptLog(): { lines: string[]; logger: Logger } {
  const lines: string[] = [];
  const keep = (level: string) => (line: string) => lines.push(`${level} ${line}`);
  return { lines, logger: { warn: keep("warn"), info: keep("info"), debug: keep("debug") } };
}
