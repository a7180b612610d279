import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { PersistError } from "./persist-error.ts";

/**
 * Makes sure that one server writes to a file. A lock that a killed process has left counts for nothing.
 *
 * @returns what lets go of the file.
 * @throws PersistError when a running process has it.
 */
export function lockFile(file: string): () => void {
  const lock = `${file}.lock`;
  const owner = ownerOf(lock);
  if (owner !== undefined && owner !== process.pid && isRunning(owner))
    throw new PersistError(
      `--persist ${file}: process ${owner} is using it. Stop that one, or choose another file.`,
    );
  try {
    writeFileSync(lock, `${process.pid}\n`, { mode: 0o600 });
  } catch (error) {
    throw new PersistError(`--persist ${file}: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
  return () => rmSync(lock, { force: true });
}

function ownerOf(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
