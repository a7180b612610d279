import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Node } from "../parity/own-specs.ts";
import type { OwnService } from "./services.ts";

/** Where the last publication of a service is kept, in neutral form. */
export const publishedFile = (specs: string, { document }: OwnService): string =>
  join(specs, "published", `${document}.json`);

/** The last publication; nothing when none was kept yet. */
export function readStored(specs: string, own: OwnService): Node | undefined {
  const file = publishedFile(specs, own);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Node) : undefined;
}

/** The text of a file in `specs/published/`. One value a line, so that a pull request shows what changed. */
export const storedText = (document: Node): string => `${JSON.stringify(document, null, 1)}\n`;
