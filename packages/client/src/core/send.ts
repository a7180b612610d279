import type {
  IdempotencyKey,
  RateLimit,
  ResponseInfo,
  RetryOptions,
  ServiceName,
  WebAbortSignal,
} from "../types/index.ts";

/** HTTP methods that e-conomic knows. */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What a call may be told beside its method and path. */
export interface SendOptions {
  query?: Readonly<Record<string, unknown>> | undefined;
  /** Becomes JSON, except `FormData`, `Blob`, bytes and streams. */
  body?: unknown;
  headers?: Readonly<Record<string, string>> | undefined;
  signal?: WebAbortSignal | undefined;
  timeoutMs?: number | undefined;
  idempotencyKey?: string | IdempotencyKey | undefined;
  retry?: false | RetryOptions | undefined;
  /** How to read the answer; `auto` goes by its content type. Default: bytes from `…/pdf` and `…/file`, else JSON. */
  parse?: "json" | "bytes" | "stream" | "none" | "auto" | undefined;
}

/** One logical call, however often it is sent. */
export interface SendRequest extends SendOptions {
  method: Method;
  /** As published, with `{parameters}`; below the service's base URL. May bring a query of its own. */
  path: string;
  pathParams?: Readonly<Record<string, unknown>> | undefined;
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

/** Sends a call to one service: resolves with what came, or throws an `EconomicError` or the signal's reason. */
export type Send = (request: SendRequest) => Promise<SendResult>;

/** What listings and features build on: one service of one client. */
export interface ServiceCore {
  readonly service: ServiceName;
  /** Base URL that `path` is added to, without a slash at its end. */
  readonly baseUrl: string;
  /** Whether the client reads the public demo agreement. */
  readonly demo?: boolean;
  readonly send: Send;
}
