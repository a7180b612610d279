/** Thrown if the synchronisation cannot go on. The message says what is wrong with its input, and what to do. */
export class SyncError extends Error {
  override readonly name = "SyncError";
}
