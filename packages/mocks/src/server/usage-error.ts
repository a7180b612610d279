/** Thrown for wrong arguments. The message names the argument and what would be right. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
