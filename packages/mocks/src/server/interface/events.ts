import type { Schemas } from "./call.ts";

/** The data of each event, by the name of the event. */
export interface EventData {
  hello: { readonly version: string };
  request: Schemas["Request"];
  delivery: Schemas["Delivery"];
  clock: Schemas["Clock"];
  faults: Schemas["Faults"];
  /** Something of an agreement was changed through the interface. */
  agreement: { readonly id: string };
  options: Record<never, never>;
  /** Everything may be different now. */
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

/** How often a silent stream shows that it is alive, in milliseconds: proxies cut what stays silent for a minute. */
const heartbeat = 15_000;

/** A listener that reads more slowly than things happen is cut off at this many events, and connects again. */
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
          // It must not keep the process alive.
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
