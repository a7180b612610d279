import { TimeoutError } from "../errors/errors.ts";
import { withTimeLimit } from "../utils/with-time-limit.ts";

/**
 * Returns a stream with the same content as `body`, in which each piece has to arrive within `pieceMs` milliseconds. The
 * caller's signal ends it. `body` is cancelled if a piece is late, if the signal aborts, and if the reader cancels.
 * @param withCall adds a call to the error of a late piece.
 * @throws TimeoutError, from a read, if a piece is late.
 */
export function guardStream(
  body: ReadableStream<Uint8Array>,
  pieceMs: number,
  signal: AbortSignal | undefined,
  withCall: (error: TimeoutError) => unknown = (error) => error,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const cancel = (reason: unknown) => reader.cancel(reason);
  const timeout = () =>
    withCall(new TimeoutError(`The next piece of the file did not arrive within ${pieceMs} ms.`));
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await withTimeLimit(() => reader.read(), { ms: pieceMs, timeout, signal });
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        // Not awaited, because a source whose cancellation never settles must not delay the error.
        cancel(error).catch(() => {});
        throw error;
      }
    },
    cancel,
  });
}
