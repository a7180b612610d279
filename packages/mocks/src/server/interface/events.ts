import type { Schemas } from "./call.ts";

/** The data of each event, by its name. */
export interface EventData {
  hello: { readonly version: string };
  request: Schemas["Request"];
  delivery: Schemas["Delivery"];
  clock: Schemas["Clock"];
  faults: Schemas["Faults"];
  /** The interface has changed a part of an agreement. */
  agreement: { readonly id: string };
  options: Record<never, never>;
  /** All data may have changed. */
  reset: Record<never, never>;
}

/** Sends events to every listener, as server-sent events. */
export interface Events {
  /** Sends an event. `data` is called only if somebody listens. */
  send<Name extends keyof EventData>(name: Name, data: () => EventData[Name]): void;
  /** Returns a stream for one listener. It ends when the signal aborts. */
  stream(signal: AbortSignal, version: string): Response;
  /** Ends every stream. */
  close(): void;
}

/** How often a stream sends a comment, in milliseconds. Proxies often cut a stream that is silent for a minute. */
const heartbeat = 15_000;

/** A listener that reads too slowly is cut off when this many events wait for it. It can connect again. */
const mostWaiting = 1_000;

export function createEvents(): Events {
  const listeners = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const encoder = new TextEncoder();
  let count = 0;

  const end = (listener: ReadableStreamDefaultController<Uint8Array>): void => {
    if (!listeners.delete(listener)) return;
    listener.close();
  };

  const write = (listener: ReadableStreamDefaultController<Uint8Array>, text: string): void => {
    if ((listener.desiredSize ?? 0) < -mostWaiting) end(listener);
    else listener.enqueue(encoder.encode(text));
  };

  const eventText = (name: string, data: unknown): string => {
    count += 1;
    return `id: ${count}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
  };

  return {
    send(name, data) {
      if (listeners.size === 0) return;
      const text = eventText(name, data());
      for (const listener of [...listeners]) write(listener, text);
    },
    stream(signal, version) {
      let beat: ReturnType<typeof setInterval> | undefined;
      const body = new ReadableStream<Uint8Array>({
        start(listener) {
          listeners.add(listener);
          write(listener, `retry: 1000\n${eventText("hello", { version })}`);
          beat = setInterval(
            () => (listeners.has(listener) ? write(listener, ":\n\n") : clearInterval(beat)),
            heartbeat,
          );
          // The timer must not keep the process alive.
          beat.unref?.();
          signal.addEventListener("abort", () => end(listener), { once: true });
        },
        cancel() {
          clearInterval(beat);
        },
      });
      return new Response(body, { headers: { "content-type": "text/event-stream" } });
    },
    close() {
      for (const listener of [...listeners]) end(listener);
    },
  };
}
