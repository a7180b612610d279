/**
 * The members that every implementation of `AbortSignal` has. `AbortSignal.any` refuses jsdom's implementation.
 */
interface AnySignal extends EventTarget {
  readonly aborted: boolean;
  readonly reason: unknown;
}

/**
 * Returns a signal of the platform that aborts when a signal of another implementation does. It stops listening when `end`
 * aborts.
 */
function followSignal(signal: AnySignal, end: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const follow = () => controller.abort(signal.reason);
  if (signal.aborted) follow();
  else signal.addEventListener("abort", follow);
  end.addEventListener("abort", () => signal.removeEventListener("abort", follow), { once: true });
  return controller.signal;
}

/** Returns a signal that aborts as soon as one of the two signals aborts. */
export function joinSignals(own: AbortSignal, callers: AnySignal | undefined): AbortSignal {
  if (!callers) return own;
  return AbortSignal.any([own, callers instanceof AbortSignal ? callers : followSignal(callers, own)]);
}
