/**
 * Keeps the state of a mock in a file, with a line of JSON for each change. A line is written before the answer to its request
 * is sent. A killed process leaves whole lines and perhaps the beginning of one, whose request has not been answered.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import type { MockInside } from "../../mock/mock-core.ts";
import type { Change } from "./change.ts";
import { type ChangesOf, changesOf } from "./changes-of.ts";
import { lockFile } from "./lock-file.ts";
import { PersistError } from "./persist-error.ts";
import { nothingRemembered, type Remembered, remember, resume } from "./resume.ts";

export interface Journal {
  /** Resolves when every change so far is in the file. */
  flush(): Promise<void>;
  readonly touch: ChangesOf["touch"];
  /** Writes the last changes and closes the file, so that another server may use it. */
  close(): void;
}

/** Only the owner may read the file, because it holds what callers have sent. */
const mode = 0o600;

/** The file is rewritten as one line when it has this many bytes and is four times as long as its first line. */
const leastRewrite = 4 * 1024 * 1024;

/**
 * Restores the state from a file, and writes later changes to it.
 *
 * @throws PersistError for a file that is damaged, is not a journal, or is in use by another server.
 */
export function openJournal(file: string, inside: MockInside): Journal {
  const unlock = lockFile(file);
  resume(inside, readChanges(file));
  const changes = changesOf(inside);
  let size = rewrite(file, changes.whole());
  let firstSize = size;
  let descriptor = openSync(file, "a", mode);
  let waiting: Promise<void> | undefined;
  /** True after a line could not be written: later lines alone would miss its changes, so the whole state is written. */
  let isBehind = false;

  const writeWhole = (): void => {
    size = rewrite(file, changes.whole());
    firstSize = size;
    closeSync(descriptor);
    descriptor = openSync(file, "a", mode);
    isBehind = false;
  };

  const write = (): void => {
    if (isBehind) {
      writeWhole();
      return;
    }
    const change = changes.next();
    if (change === undefined) return;
    isBehind = true;
    size += writeLine(descriptor, change);
    isBehind = false;
    if (size >= leastRewrite && size >= 4 * firstSize) writeWhole();
  };

  return {
    touch: changes.touch,
    flush() {
      // The write waits one turn of the event loop, so that the records of a request and its idempotency key come into
      // the same line, and requests that end together share a line.
      waiting ??= new Promise((resolve, reject) => {
        setImmediate(() => {
          waiting = undefined;
          try {
            write();
            resolve();
          } catch (error) {
            reject(error);
          }
        });
      });
      return waiting;
    },
    close() {
      write();
      closeSync(descriptor);
      unlock();
    },
  };
}

function writeLine(descriptor: number, change: Change): number {
  const bytes = Buffer.from(`${JSON.stringify(change)}\n`);
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
  return bytes.length;
}

/** Writes a new file with one line, then renames it over the old file, which cannot be interrupted halfway. */
function rewrite(file: string, whole: Change): number {
  const beside = `${file}.new`;
  const descriptor = openSync(beside, "w", mode);
  const size = writeLine(descriptor, whole);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(beside, file);
  return size;
}

function readChanges(file: string): Remembered {
  const remembered = nothingRemembered();
  if (!existsSync(file)) return remembered;
  const lines = readFileSync(file, "utf8").split("\n");
  // The text after the last line break is an unfinished line.
  for (const [at, line] of lines.slice(0, -1).entries()) remember(remembered, changeOf(file, at, line));
  if (remembered.latest === undefined && (lines[0] ?? "") !== "")
    throw new PersistError(
      `--persist ${file}: this is not a file of visma-economic-mocks. Choose another name.`,
    );
  return remembered;
}

function changeOf(file: string, at: number, line: string): Change {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    json = undefined;
  }
  if (typeof json === "object" && json !== null && "format" in json && json.format === 1)
    return json as Change;
  throw new PersistError(
    `--persist ${file}: line ${at + 1} cannot be read. Start with another file, or take the lines from there on away.`,
  );
}
