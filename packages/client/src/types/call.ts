import type { WebHeaders } from "./platform.ts";

/** What a verb returns: a promise of the data, with the rest of the answer within reach. */
export interface EconomicCall<Data> extends Promise<Data> {
  /** The data together with what came around it. Sends nothing more: it is the same call. */
  withResponse(): Promise<EconomicResponse<Data>>;
}

/** An answer: its data and what came around it. */
export interface EconomicResponse<Data> {
  data: Data;
  response: ResponseInfo;
  /** `X-RequestId`: what e-conomic's support asks for. */
  requestId: string | undefined;
  rateLimit: RateLimit | undefined;
  /** True when the server answered from its memory of the idempotency key (`X-ResultFromCache`). */
  replayed: boolean;
  /** How often the request was sent, 1 or more. */
  attempts: number;
}

/** What `updateWithVersion` returns: a promise of the record, with the rest of the answer within reach. */
export interface EconomicUpdate<Data> extends Promise<Data> {
  /** The record together with what came around it. Sends nothing more: it is the same update. */
  withResponse(): Promise<UpdateResponse<Data>>;
}

/** An update's answer: that of its PUT, or of the reading where nothing had to be written. */
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
  /** The URL that answered, without tokens: those travel in headers. */
  url: string;
}

/** The agreement's token bucket, from `X-CallCost` and `X-RateLimiting`. One bucket serves both hosts. */
export interface RateLimit {
  /** Tokens that this call cost, where the server told. */
  cost: number | undefined;
  /** Tokens used within the window so far. */
  used: number;
  /** Tokens that the window holds. */
  limit: number;
  /** Length of the window in seconds. */
  windowSeconds: number;
}
