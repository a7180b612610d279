import type {
  IdempotencyKey,
  RateLimit,
  ResponseInfo,
  RetryOptions,
  WebAbortSignal,
} from "../types/index.ts";

/** The HTTP methods that e-conomic knows. */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The options of a call beside its method and path. */
export interface SendOptions {
  /** The values of the path's `{parameters}`. */
  path?: Readonly<Record<string, unknown>> | undefined;
  query?: Readonly<Record<string, unknown>> | undefined;
  /** Is sent as JSON, unless it is a `Blob`, bytes, a stream or a value from `multipart`. */
  body?: unknown;
  headers?: Readonly<Record<string, string>> | undefined;
  signal?: WebAbortSignal | undefined;
  timeoutMs?: number | undefined;
  idempotencyKey?: IdempotencyKey | undefined;
  retry?: false | RetryOptions | undefined;
  /** How a file is returned. Default: as bytes from `…/pdf` and `…/file`. Other paths return JSON. */
  as?: "bytes" | "stream" | undefined;
  /** Must be `true` for a DELETE that removes every record of a collection. */
  everything?: true | undefined;
}

/** The result of a call that succeeded. */
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
 * Sends a call to one service, with retries. `path` is the published path below the base URL, and may have a query. Resolves
 * with the result, or throws an `EconomicError` or the signal's reason.
 */
export type Send = (method: Method, path: string, options?: SendOptions) => Promise<SendResult>;
