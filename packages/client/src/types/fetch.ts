import type { WebAbortSignal } from "./platform.ts";

/** `Uint8Array<ArrayBuffer>`, which TypeScript before 5.7 writes without its argument. */
type Bytes = ReturnType<typeof Uint8Array.of>;

/** The options that the client passes to `fetch`: a `RequestInit` of every runtime, and of undici. */
export interface FetchInit {
  method: string;
  /** Names in lower case. The two tokens are among them. */
  headers: Record<string, string>;
  /** JSON is a text, a file is bytes. A `Blob` or a stream that `raw` was given is passed on as it is. */
  body?: string | Bytes;
  redirect: "manual";
  /** Fires at the time limit of the attempt, and when the caller's signal does. */
  signal: WebAbortSignal;
  duplex: "half";
}

/** The members of an answer that the client reads: a `Response` of every runtime, and of undici. */
export interface FetchResponse {
  readonly status: number;
  readonly ok: boolean;
  readonly url: string;
  readonly headers: {
    get(name: string): string | null;
    has(name: string): boolean;
    forEach(callback: (value: string, name: string) => void): void;
  };
  /** A stream of bytes; `null` if there is none. */
  readonly body: unknown;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A function that sends a request: the global `fetch`, that of undici or a proxy, or one that wraps another. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;
