import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A schema or property as recorded from a published draft-03 file. */
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

/** A published file. It describes the answer of a GET, or the body of a POST or PUT. */
export interface RecordedFile extends Recorded {
  method: string;
  /** The segments of the path, in which parameters are names without braces. */
  segments: string[];
}

/** Reads every recorded file of a folder. */
export function readRecorded(folder: string): RecordedFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as RecordedFile[]);
}

/** An operation without a published file, in the form `method path`. */
const listed = /((?:GET|POST|PUT|PATCH|DELETE)(?:, (?:GET|POST|PUT|PATCH|DELETE))*) (\/[^\s|;]*)/g;

/**
 * Returns the operations that a table lists in shorthand. `GET, DELETE /a/{b}` stands for two, and so does `GET
 * /{a,b}/c`.
 *
 * @param text Markdown. All other text is ignored.
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
