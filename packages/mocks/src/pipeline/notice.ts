import type { Document } from "../table/types.ts";

const said = new Set<string>();

/** Writes a line to stderr (to the console in a browser). It writes each line only once in a process. */
export function notice(text: string): void {
  if (said.has(text)) return;
  said.add(text);
  console.warn(text);
}

/** Prints which version of a service answers instead of the requested one (S-19). */
export function noticeVersion({ service, version: known }: Document, asked: string): void {
  notice(
    `visma-economic-mocks: ${service} v${asked} is answered as v${known}, the version that the mocks know (rulings.anyVersion).`,
  );
}
