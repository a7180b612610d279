import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A schema or property as it was recorded from a published draft-03 file. */
export interface Recorded {
  type?: string;
  format?: string;
  enum?: unknown[];
  default?: unknown;
  required?: boolean;
  readOnly?: boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxDecimal?: number;
  pattern?: string;
  filter?: boolean;
  sort?: boolean;
  defaultSort?: "ascending" | "descending";
  properties?: Record<string, Recorded>;
  items?: Recorded;
}

/** A published file: the answer of a GET, the body of a POST or PUT. */
export interface RecordedFile extends Recorded {
  method: string;
  /** The path, with the bare names of parameters among its segments. */
  segments: string[];
}

/** Reads every recorded file of a folder. */
export function readRecorded(folder: string): RecordedFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as RecordedFile[]);
}

/** An operation that has no published file, as `method path`. */
const listed = /((?:GET|POST|PUT|PATCH|DELETE)(?:, (?:GET|POST|PUT|PATCH|DELETE))*) (\/[^\s|;]*)/g;

/**
 * The operations that a table lists in shorthand: `GET, DELETE /a/{b}` stands for two, `GET /{a,b}/c` as well.
 *
 * @param text Markdown; what is no operation is passed over.
 */
export function listedOperations(text: string): { method: string; path: string }[] {
  const rows = text.split("\n").filter((line) => line.startsWith("|"));
  return rows.flatMap((row) =>
    [...row.matchAll(listed)].flatMap(([, methods = "", path = ""]) =>
      spread(path.replace(/,$/, "")).flatMap((one) =>
        methods.split(", ").map((method) => ({ method, path: one })),
      ),
    ),
  );
}

/** `/{a,b}/c` -> `/a/c` and `/b/c` */
function spread(path: string): string[] {
  const [whole, choices = ""] = /\{([^}]*,[^}]*)\}/.exec(path) ?? [];
  if (whole === undefined) return [path];
  return choices.split(",").flatMap((choice) => spread(path.replace(whole, choice)));
}
