import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { isMap, isNode, isSeq, LineCounter, parseDocument } from "yaml";
import { type Problem, SpecError } from "../problem.ts";

/** An overlay with a guard before each action, and the way back from it to the file that it was made from. */
export interface GuardedOverlay {
  /** JSON text, one action a line. */
  text: string;
  /** Where action `index` of `text` stands in the original: its position and target. */
  origin(index: number): { where: string; target: string };
}

interface Action {
  where: string;
  target: string;
  content: unknown;
}

/**
 * Redocly says nothing of an action that selects no node, or several. It does refuse to `copy` from anything but
 * exactly one node, so each action is preceded by a copy of its target to nowhere.
 *
 * @throws {SpecError} when the file is no overlay, or an action lacks its target or the reason in `description`.
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
    problems.push({ document: file, where: "1:1", reason: "An overlay has a list of `actions`." });
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
      reason: "An action has a `target` and a `description` of the form `<fact id>: <reason>`.",
    });
    return [];
  });
  if (problems.length > 0) throw new SpecError(problems);
  return actions;
}

/** Makes references to other files absolute: the guarded copy does not stand where the original does. */
const fromElsewhere = (directory: string) => (key: string, value: unknown) =>
  key === "$ref" && typeof value === "string" && !value.startsWith("#") ? resolve(directory, value) : value;
