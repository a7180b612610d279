import { TimeoutError } from "../errors/errors.ts";
import { withTimeLimit } from "../utils/with-time-limit.ts";

/**
 * Guards a body that is handed on as a stream: each piece has to come within `pieceMs`, and the caller's signal still ends
 * it. A stream that ends too soon, and one that nobody wants any more, is cancelled at its source.
 */
export function guardStream(
  body: ReadableStream<Uint8Array>,
  pieceMs: number,
  signal: AbortSignal | undefined,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const cancel = (reason: unknown) => reader.cancel(reason);
  const timeout = () => new TimeoutError(`No piece of the file came within ${pieceMs} ms.`);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await withTimeLimit(() => reader.read(), { ms: pieceMs, timeout, signal });
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        // Not awaited: a source that never settles its cancellation must not hold up the error.
        cancel(error).catch(() => {});
        throw error;
      }
    },
    cancel,
  });
}
