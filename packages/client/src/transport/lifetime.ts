/** What the client of a program has to keep that is killed after some time, as a run on Pandium is. */
export interface Lifetime {
  /** Returns how long a call that starts now may take in all, in milliseconds. */
  deadlineMs(isWrite: boolean): number;
  /** Throws if a call must not be sent for the first time any more. */
  checkStart(isWrite: boolean): void;
  /** Runs a write, from its first request to its end. */
  watchWrite<Result>(send: () => Promise<Result>): Promise<Result>;
}
