import createClient from "openapi-fetch";
import { encodeJson, isRaw } from "./body.ts";
import type { SendResult } from "./send.ts";

/** What is left of a `Request`: a real one costs a POST more than all else here together. */
class LightRequest {
  readonly url: string;
  readonly body: unknown;
  declare readonly transport: (url: string, body: unknown) => Promise<SendResult>;

  constructor(url: string, init: { body?: unknown }) {
    this.url = url;
    this.body = init.body;
  }
}

const found = { ok: true, status: 200, headers: { get: () => null } };

// openapi-fetch copies options that it does not know onto the request: so each call brings its own transport. What
// that returns was read, parsed and judged below; handed on as a "stream", openapi-fetch leaves it untouched.
const client = createClient<Record<string, Record<string, object>>>({
  Request: LightRequest as unknown as typeof Request,
  fetch: (({ transport, url, body }: LightRequest) =>
    transport(url, body).then((result) => ({ ...found, body: result }))) as unknown as typeof fetch,
  bodySerializer: (body: unknown) =>
    body instanceof FormData || isRaw(body) ? (body as FormData) : encodeJson(body),
});

/** Builds the URL and encodes the body, and has `transport` send them. The one place that knows openapi-fetch. */
export const request = (
  method: string,
  url: string,
  query: Readonly<Record<string, unknown>> | undefined,
  body: unknown,
  transport: LightRequest["transport"],
): Promise<SendResult> => {
  const init = { params: { query }, body, transport, parseAs: "stream" };
  const call = client.request as (...call: unknown[]) => Promise<{ data: SendResult }>;
  return call(method, url, init).then(({ data }) => data);
};
