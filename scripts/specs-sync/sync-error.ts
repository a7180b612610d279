/** The synchronisation cannot go on. The message says what is wrong with what it was given, and what to do. */
export class SyncError extends Error {
  override readonly name = "SyncError";
}
