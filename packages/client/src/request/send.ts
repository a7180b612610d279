import type {
  IdempotencyKey,
  RateLimit,
  ResponseInfo,
  RetryOptions,
  WebAbortSignal,
} from "../types/index.ts";

/** HTTP methods that e-conomic knows. */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The options of a call beside its method and path. */
export interface SendOptions {
  /** Values of the path's `{parameters}`. */
  path?: Readonly<Record<string, unknown>> | undefined;
  query?: Readonly<Record<string, unknown>> | undefined;
  /** Becomes JSON, except `Blob`, bytes, streams and what `multipart` makes. */
  body?: unknown;
  headers?: Readonly<Record<string, string>> | undefined;
  signal?: WebAbortSignal | undefined;
  timeoutMs?: number | undefined;
  idempotencyKey?: IdempotencyKey | undefined;
  retry?: false | RetryOptions | undefined;
  /** How to return a file. Default: bytes from `…/pdf` and `…/file`, else JSON. */
  as?: "bytes" | "stream" | undefined;
  /** Has to be `true` on a DELETE that removes every record of a collection. */
  everything?: true | undefined;
}

/** A call that succeeded. */
export interface SendResult {
  /** `undefined` when the body is empty. */
  data: unknown;
  response: ResponseInfo;
  requestId: string | undefined;
  rateLimit: RateLimit | undefined;
  replayed: boolean;
  attempts: number;
}

/**
 * Sends a call to one service, however often it takes. `path` is as published, below the base URL, and may bring a
 * query of its own. Resolves with the answer, or throws an `EconomicError` or the signal's reason.
 */
export type Send = (method: Method, path: string, options?: SendOptions) => Promise<SendResult>;
