/** The limits of a client in a program that is killed after some time, such as a run on Pandium. */
export interface Lifetime {
  /** Returns how long a call that starts now may take in all, in milliseconds. */
  deadlineMs(isWrite: boolean): number;
  /** Throws if it is too late to send a call for the first time. */
  checkStart(isWrite: boolean): void;
  /** Runs a write with `send`, and keeps track of it until it has ended. */
  watchWrite<Result>(send: () => Promise<Result>): Promise<Result>;
}
