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
