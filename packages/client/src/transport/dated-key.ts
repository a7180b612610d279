/** A key and its times, in milliseconds since 1970. */
export interface DatedKey {
  key: string;
  createdAt: number;
  /** Until when it is relied on, 55 minutes: the server forgets it after an hour, then it would act again. */
  expiresAt: number;
}

/** A key with the end of its 55 minutes. */
export const dated = (key: string, createdAt: number): DatedKey => ({
  key,
  createdAt,
  expiresAt: createdAt + 55 * 60_000,
});

/** A new idempotency key: a UUIDv7, so that its age can be read from it. */
export const createIdempotencyKey = (now: number = Date.now()): string => {
  const time = now.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
};
