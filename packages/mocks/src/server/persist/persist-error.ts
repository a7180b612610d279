/** Thrown for a file that cannot be read or written. The message says why, and what to do. */
export class PersistError extends Error {
  override readonly name = "PersistError";
}
