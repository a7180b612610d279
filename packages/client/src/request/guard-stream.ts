import { TimeoutError } from "../errors/errors.ts";
import { bounded } from "../utils/clock.ts";

/**
 * A body handed on as a stream: each piece has to come within `pieceMs`, and the caller's signal still ends it. One that
 * ends too soon is cancelled at its source, and so is one that nobody wants any more.
 */
export const guardStream = (
  body: ReadableStream<Uint8Array>,
  pieceMs: number,
  signal: AbortSignal | undefined,
): ReadableStream<Uint8Array> => {
  const reader = body.getReader();
  const cancel = (reason: unknown) => reader.cancel(reason);
  const late = () => new TimeoutError(`no piece within ${pieceMs} ms`);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await bounded(() => reader.read(), pieceMs, signal, late);
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        cancel(error).catch(() => {});
        throw error;
      }
    },
    cancel,
  });
};
