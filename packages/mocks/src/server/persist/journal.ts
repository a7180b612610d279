/**
 * Keeps the state of a mock in a file: a line of JSON for each change, written before the answer that tells of it is
 * sent. A process that is killed leaves whole lines and perhaps the beginning of one, whose request nobody has heard of.
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
  /** Writes what is left, and lets go of the file. */
  close(): void;
}

/** Only the owner may read what somebody has sent to the mock. */
const mode = 0o600;

/** The lines are joined into one when they have grown to this many bytes, and to four times the first line. */
const leastRewrite = 4 * 1024 * 1024;

/**
 * Goes on with the state that a file has, and keeps it from here on.
 *
 * @throws PersistError for a file that is damaged, is no journal, or is in use by another server.
 */
export function openJournal(file: string, inside: MockInside): Journal {
  const unlock = lockFile(file);
  resume(inside, readChanges(file));
  const changes = changesOf(inside);
  let size = rewrite(file, changes.whole());
  let firstSize = size;
  let descriptor = openSync(file, "a", mode);
  let waiting: Promise<void> | undefined;
  /** Whether a line could not be written: the next ones would lack what it had. */
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
      // One turn later: what a request writes and the key that it is remembered by must come into the same line, and
      // requests that end together share one.
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

/** Writes a file of one line beside the old one and puts it in its place, which nothing can interrupt halfway. */
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
  // What stands after the last line break is a line that was not finished.
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
