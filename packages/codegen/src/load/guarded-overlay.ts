import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { isMap, isNode, isSeq, LineCounter, parseDocument } from "yaml";
import { type Problem, SpecError } from "../problem.ts";

/** An overlay with a guard before each action, and the way back to the places in its original file. */
export interface GuardedOverlay {
  /** JSON text, one action a line. */
  text: string;
  /** Returns the position and the target that action `index` of `text` has in the original file. */
  origin(index: number): { where: string; target: string };
}

interface Action {
  where: string;
  target: string;
  content: unknown;
}

/**
 * Puts a guard before each action. Redocly is silent about an action that selects no node, or several, but it refuses
 * a `copy` unless exactly one node is selected. So each guard copies the target to a place that nobody reads.
 *
 * @throws {SpecError} if the file is not an overlay, or if an action lacks its target or the reason in its
 *   `description`.
 */
export function guardOverlay(file: string, text: string = readFileSync(file, "utf8")): GuardedOverlay {
  const actions = readActions(file, text);
  const lines = actions.flatMap(({ target, content }) => [
    JSON.stringify({ target: "$['x-guard']", copy: target }),
    JSON.stringify(content, fromElsewhere(dirname(file))),
  ]);
  const head = JSON.stringify({ overlay: "1.1.0", info: { title: "Guarded", version: "1.0.0" } }).slice(
    0,
    -1,
  );
  return {
    text: `${head},"actions":[\n${lines.join(",\n")}\n]}\n`,
    origin(index) {
      const { where = "", target = "" } = actions[Math.floor(index / 2)] ?? {};
      return { where, target };
    },
  };
}

function readActions(file: string, text: string): Action[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${line}:${col}`;
  };
  const problems: Problem[] = document.errors.map((error) => ({
    document: file,
    where: at(error.pos[0]),
    reason: error.message.split("\n")[0] ?? error.message,
  }));
  const list = isMap(document.contents) ? document.contents.get("actions") : undefined;
  if (!isSeq(list) && problems.length === 0) {
    problems.push({ document: file, where: "1:1", reason: "An overlay needs a list of `actions`." });
  }
  const actions = (isSeq(list) ? list.items : []).flatMap((item): Action[] => {
    const where = at(isNode(item) ? (item.range?.[0] ?? 0) : 0);
    const content: unknown = isMap(item) ? item.toJS(document) : undefined;
    const { target, description } = (content ?? {}) as { target?: unknown; description?: unknown };
    if (typeof target === "string" && typeof description === "string" && description.includes(":")) {
      return [{ where, target, content }];
    }
    problems.push({
      document: file,
      where,
      reason: "An action needs a `target`, and a `description` of the form `<fact id>: <reason>`.",
    });
    return [];
  });
  if (problems.length > 0) throw new SpecError(problems);
  return actions;
}

/** Makes references to other files absolute, because the guarded copy is in another directory than the original. */
const fromElsewhere = (directory: string) => (key: string, value: unknown) =>
  key === "$ref" && typeof value === "string" && !value.startsWith("#") ? resolve(directory, value) : value;
