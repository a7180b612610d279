import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { PersistError } from "./persist-error.ts";

/**
 * Locks a file, so that only one server writes to it. The lock of a process that no longer runs is ignored.
 *
 * @returns a function that removes the lock.
 * @throws PersistError if a running process has locked the file.
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
    // EPERM means that the process runs, but belongs to another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
