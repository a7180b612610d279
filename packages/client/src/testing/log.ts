import type { Logger } from "../types/index.ts";

/** A logger that keeps its lines, each with its level before it. */
export function keptLog(): { lines: string[]; logger: Logger } {
  const lines: string[] = [];
  const keep = (level: string) => (line: string) => lines.push(`${level} ${line}`);
  return { lines, logger: { warn: keep("warn"), info: keep("info"), debug: keep("debug") } };
}
