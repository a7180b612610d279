import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Level } from "../api/level.ts";
import type { Node } from "../parity/own-specs.ts";
import { type Change, placeName } from "./change.ts";

/** One change in the output of `redocly diff --format json`. */
interface RedoclyChange {
  path: string;
  typeName: string;
  kind: "added" | "removed" | "modified";
  impact: Level;
  property?: string;
  verdicts: { ruleId: string; impact: Level; message: string }[];
  base?: { pointer: string; value?: unknown };
  revision?: { pointer: string; value?: unknown };
}

const execute = promisify(execFile);

/** Kinds that are not rated: the version is reported once, and tags by their roles and error codes. */
const notRated = new Set(["Info", "Server", "ServerList", "Tag", "TagList"]);

/**
 * Compares two neutral documents with Redocly, and returns the changes. If Redocly only names the kind of a change,
 * the words are ours.
 */
export async function redoclyChanges(before: Node, after: Node): Promise<Change[]> {
  const folder = mkdtempSync(join(tmpdir(), "specs-sync-"));
  try {
    const files = [join(folder, "before.json"), join(folder, "after.json")] as const;
    writeFileSync(files[0], JSON.stringify(withoutExtensions(before)));
    writeFileSync(files[1], JSON.stringify(withoutExtensions(after)));
    const cli = join(
      dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")),
      "bin/cli.js",
    );
    const env = {
      ...process.env,
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
      NO_COLOR: "1",
    };
    const diff = [cli, "diff", ...files, "--format", "json", "--fail-on", "none"];
    const { stdout } = await execute(process.execPath, diff, { cwd: folder, env, maxBuffer: 2 ** 28 });
    const { changes } = JSON.parse(stdout) as { changes: RedoclyChange[] };
    return changes.filter(({ typeName }) => !notRated.has(typeName)).flatMap(toChanges);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Removes extensions, which Redocly would rate as unimportant. own-changes.ts rates them. */
function withoutExtensions(document: Node): Node {
  return JSON.parse(
    JSON.stringify(document, (key, value: unknown) => (key.startsWith("x-") ? undefined : value)),
  ) as Node;
}

function toChanges(change: RedoclyChange): Change[] {
  const place = change.revision ?? change.base;
  const path = keys(place?.pointer ?? change.path);
  const named = change.property !== undefined && path.at(-1) === change.property ? path.slice(0, -1) : path;
  const where = whereOf(change, named);
  if (change.verdicts.length === 0) return [{ level: levelOf(change), where, text: plainText(change) }];
  return change.verdicts.map(({ ruleId, impact, message }) => ({
    level: ourLevel(ruleId, change, impact, path),
    where,
    text: explained(ruleId, message),
  }));
}

/** Names the place of a change. Redocly gives only the index of a parameter. */
function whereOf({ base, revision, typeName }: RedoclyChange, path: string[]): string {
  const value = (revision ?? base)?.value as { name?: string } | undefined;
  if (typeName === "Parameter" && typeof value?.name === "string") {
    return placeName([...path.slice(0, 4), `? ${value.name}`]);
  }
  return placeName(path[3] === "parameters" ? path.slice(0, 3) : path);
}

const keys = (pointer: string): string[] =>
  pointer
    .replace(/^#\//, "")
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));

/** Returns the level of a change that no rule of Redocly covers. */
function levelOf({ property, impact }: RedoclyChange): Level {
  // Editors strike out deprecated parts, and linters report them.
  return property === "deprecated" ? "minor" : impact;
}

/** Returns our level if a change concerns our users differently than Redocly assumes. */
function ourLevel(ruleId: string, change: RedoclyChange, impact: Level, path: readonly string[]): Level {
  // Errors of any status become an EconomicError, so listing one more or less changes no type.
  const isError = path.includes("responses") && /^[45]/.test(path[path.indexOf("responses") + 1] ?? "");
  if (ruleId.startsWith("response-") && isError) return "patch";
  // Redocly rates a wider limit as breaking for readers of answers, but our types have no limits.
  return isWiderLimit(change) ? "minor" : impact;
}

function isWiderLimit({ property = "", base, revision }: RedoclyChange): boolean {
  const [before, after] = [base?.value, revision?.value];
  if (/^(max|exclusiveMax)/.test(property)) return after === undefined || Number(after) > Number(before);
  return /^(min|exclusiveMin)/.test(property) && (after === undefined || Number(after) < Number(before));
}

function plainText({ kind, typeName, property, base, revision }: RedoclyChange): string {
  if (property === "deprecated") return revision?.value === true ? "Deprecated." : "No longer deprecated.";
  if (property !== undefined)
    return `\`${property}\` went from ${shown(base?.value)} to ${shown(revision?.value)}.`;
  const noun = isProperty(revision ?? base) ? "property" : (nouns[typeName] ?? typeName);
  return kind === "added" ? `New ${noun}.` : `The ${noun} is gone.`;
}

const nouns: Record<string, string> = {
  Operation: "operation",
  PathItem: "path",
  Parameter: "parameter",
  Response: "answer",
  RequestBody: "body",
  Schema: "schema",
};

const isProperty = (place: { pointer: string } | undefined): boolean =>
  keys(place?.pointer ?? "").at(-2) === "properties";

function shown(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** What a change means to callers, if Redocly's words do not say it. */
const meanings: Record<string, string> = {
  "required-properties-added": "A body without it is refused, and does not compile.",
  "enum-values-added":
    "Answers may hold it: the types list every value, so a switch over all of them needs another case.",
  "property-removed": "Code that reads or sends it does not compile any more.",
};

/**
 * Explains a change in our words. Redocly reports a changed type twice, as narrower for one side and wider for the
 * other.
 */
const explained = (ruleId: string, message: string): string =>
  [message.replace(/^(Type of `.*?`) (narrowed|widened)/, "$1 changed"), meanings[ruleId]]
    .filter(Boolean)
    .join(" ");
