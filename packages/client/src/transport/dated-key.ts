/** A key and its times, in milliseconds since 1970. */
export interface DatedKey {
  key: string;
  createdAt: number;
  /** Until when it is relied on. */
  expiresAt: number;
}

/** How long a key is relied on: the server forgets it after an hour, and would then act again. */
const keyLifetimeMs = 55 * 60_000;

/** Returns a key with the end of its 55 minutes. */
export const dateKey = (key: string, createdAt: number): DatedKey => ({
  key,
  createdAt,
  expiresAt: createdAt + keyLifetimeMs,
});

/** Makes a new idempotency key: a UUIDv7, so that its age can be read from it (RW-2). */
export const createIdempotencyKey = (now: number = Date.now()): string => {
  const time = now.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
};

/** Reads the time of a UUIDv7 in milliseconds since 1970; `undefined` for other texts. */
export const timeOfKey = (key: string): number | undefined =>
  /^[\da-f]{8}-[\da-f]{4}-7/i.test(key) ? Number.parseInt(key.replace("-", ""), 16) : undefined;
