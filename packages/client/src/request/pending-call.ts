/** A promise of the data of a call. `withResponse()` returns a promise of the data and the facts of the response. */
export type PendingCall<Result extends { data: unknown }> = Promise<Result["data"]> & {
  withResponse(): Promise<Result>;
};

/** Makes a promise of only the data. Its method `withResponse()` returns the promise of the whole result. */
export function pendingCall<Result extends { data: unknown }>(sent: Promise<Result>): PendingCall<Result> {
  const data: Promise<Result["data"]> = sent.then((result) => result.data);
  const withResponse = () => {
    // The caller sees a failure through the returned promise. It must not also be reported as an unhandled rejection.
    data.catch(() => {});
    return sent;
  };
  return Object.assign(data, { withResponse });
}
