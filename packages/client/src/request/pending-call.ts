/** A call under way: a promise of the data, with the way to what came around it. */
export type PendingCall<Result extends { data: unknown }> = Promise<Result["data"]> & {
  withResponse(): Promise<Result>;
};

/** Resolves with the data alone; `withResponse()` with all that is known. */
export function pendingCall<Result extends { data: unknown }>(sent: Promise<Result>): PendingCall<Result> {
  const data: Promise<Result["data"]> = sent.then((result) => result.data);
  const withResponse = () => {
    // Whoever takes this way gets the failure here, and not a second time as an unhandled one.
    data.catch(() => {});
    return sent;
  };
  return Object.assign(data, { withResponse });
}
