import { bounded } from "./clock.ts";
import { TimeoutError } from "./errors.ts";

/** A body handed on as a stream: each piece has to come within `pieceMs`, and the caller's signal still ends it. */
export const guardStream = (
  body: ReadableStream<Uint8Array>,
  pieceMs: number,
  signal: AbortSignal | undefined,
): ReadableStream<Uint8Array> => {
  const reader = body.getReader();
  const late = () => new TimeoutError(`the file stopped coming: nothing within ${pieceMs} ms`);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          signal?.throwIfAborted();
          const { done, value } = await bounded(() => reader.read(), pieceMs, signal, late);
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          reader.cancel(error).catch(() => {});
          throw error;
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
};
