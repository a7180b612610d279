import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Node } from "../parity/own-specs.ts";
import type { OwnService } from "./services.ts";

/** Returns the file of a service's last publication, which is stored in neutral form. */
export const publishedFile = (specs: string, { document }: OwnService): string =>
  join(specs, "published", `${document}.json`);

/** Reads the last publication. It is undefined if none was stored yet. */
export function readStored(specs: string, own: OwnService): Node | undefined {
  const file = publishedFile(specs, own);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Node) : undefined;
}

/**
 * Returns the text of a file in `specs/published/`. A value that fits on a line is on one line, so that a pull
 * request shows what changed.
 */
export const storedText = (document: Node): string => `${laidOut(document, "")}\n`;

const lineWidth = 120;

function laidOut(value: unknown, indent: string): string {
  const line = JSON.stringify(value);
  if (typeof value !== "object" || value === null || indent.length + line.length <= lineWidth) return line;
  const deeper = `${indent} `;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const members = Array.isArray(value)
    ? value.map((item) => laidOut(item, deeper))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${laidOut(item, deeper)}`);
  return `${open}\n${members.map((member) => `${deeper}${member}`).join(",\n")}\n${indent}${close}`;
}
