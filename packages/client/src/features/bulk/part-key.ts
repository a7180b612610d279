import type { IdempotencyKey } from "../../types/index.ts";

/** The key of one part of what a caller's key covers; a new one of the client's where there is none. */
export function partKey(
  key: string | IdempotencyKey | undefined,
  part: string,
): string | IdempotencyKey | undefined {
  if (key === undefined) return undefined;
  return typeof key === "string" ? `${key}-${part}` : { ...key, key: `${key.key}-${part}` };
}
