/** Returns a signal that aborts as soon as one of the two does. */
export const joinSignals = (own: AbortSignal, callers: AbortSignal | undefined): AbortSignal =>
  callers ? AbortSignal.any([own, callers]) : own;
