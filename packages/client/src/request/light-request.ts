import type { Call } from "./call.ts";
import type { Body } from "./encode-body.ts";

/** What openapi-fetch hands to its `Request` option, with the call that `createHttp` adds. */
export interface LightRequestInit {
  headers: Headers;
  body: Body | undefined;
  call: Call;
}

/**
 * Stands for a `Request` in openapi-fetch: plain values, because a real `Request` makes a POST cost 1.7 times a raw fetch
 * and prints the tokens. Middleware changes it in place: openapi-fetch accepts nothing but a real one in return.
 */
export class LightRequest {
  readonly url: string;
  readonly method: Call["method"];
  /** Names in lower case. */
  readonly headers: Record<string, string>;
  /** JSON as text, bytes, or a form that is encoded under the call's key. */
  readonly body: Body | undefined;
  readonly call: Call;

  constructor(url: string, { headers, body, call }: LightRequestInit) {
    this.url = url;
    this.method = call.method;
    this.headers = Object.fromEntries(headers);
    this.body = body;
    this.call = call;
  }
}
