import type { WebHeaders } from "./platform.ts";

/** The result of a verb: a promise of the data, with a method for the whole answer. */
export interface EconomicCall<Data> extends Promise<Data> {
  /** Returns the whole answer of the same call, data included. Sends nothing more. */
  withResponse(): Promise<EconomicResponse<Data>>;
}

/** An answer: its data, its status and headers, and the facts of the call. */
export interface EconomicResponse<Data> {
  data: Data;
  response: ResponseInfo;
  /** `X-RequestId`, for which e-conomic's support asks. */
  requestId: string | undefined;
  rateLimit: RateLimit | undefined;
  /** Whether the server answered from its memory of the idempotency key (`X-ResultFromCache`). */
  replayed: boolean;
  /** How often the request was sent, 1 or more. */
  attempts: number;
}

/** The result of `updateWithVersion`: a promise of the record, with a method for the whole answer. */
export interface EconomicUpdate<Data> extends Promise<Data> {
  /** Returns the whole answer of the same update, the record included. Sends nothing more. */
  withResponse(): Promise<UpdateResponse<Data>>;
}

/** An update's answer: that of its PUT, or that of the read if nothing had to be written. */
export interface UpdateResponse<Data> extends EconomicResponse<Data> {
  /**
   * Why the record could not be read back after it was written; `undefined` if it could. Then `data` is the record as it
   * was sent, without its `objectVersion`.
   */
  readBackError: unknown;
}

/** Status line and headers of an answer; its body has been read. */
export interface ResponseInfo {
  status: number;
  headers: WebHeaders;
  /** The URL that answered. It has no tokens, which are sent in headers. */
  url: string;
}

/** The agreement's token bucket, from `X-CallCost` and `X-RateLimiting`. One bucket serves both hosts. */
export interface RateLimit {
  /** Tokens that this call cost, if the server said so. */
  cost: number | undefined;
  /** Tokens used within the window so far. */
  used: number;
  /** Tokens that the window holds. */
  limit: number;
  /** Length of the window in seconds. */
  windowSeconds: number;
}
