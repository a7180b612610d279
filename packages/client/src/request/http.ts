import createFetchClient, { type Middleware } from "openapi-fetch";
import { invalid } from "../errors/invalid.ts";
import type { Answer } from "../transport/answer.ts";
import { showValue } from "../utils/show-value.ts";
import type { Call } from "./call.ts";
import { encodeBody } from "./encode-body.ts";
import { expandPath, expandQuery } from "./expand-path.ts";
import { LightRequest } from "./light-request.ts";
import { serializeQuery } from "./serialize-query.ts";

/** Sends a request, with retries, and resolves with the last answer. */
export type Transport = (request: LightRequest) => Promise<Answer>;

/** Functions that run before and after the transport. Both may throw, but cannot replace the request or the answer. */
export interface HttpMiddleware {
  /** Changes the request in place. */
  onRequest?(request: LightRequest): void;
  onAnswer?(answer: Answer, request: LightRequest): void;
}

/** The service that is called, and the header `User-Agent`, which the caller's headers may replace. */
export interface Target {
  baseUrl: string;
  isRest: boolean;
  userAgent: string | undefined;
}

/**
 * Turns our middleware into openapi-fetch's. This is the only place where our light types replace `Request` and
 * `Response`. openapi-fetch reads url, method and headers of the request, and status, ok, headers and body of the
 * response, which the light types have.
 */
const toMiddleware = ({ onRequest, onAnswer }: HttpMiddleware): Middleware => ({
  onRequest({ request }) {
    onRequest?.(request as unknown as LightRequest);
    return undefined;
  },
  onResponse({ request, response }) {
    onAnswer?.(response as unknown as Answer, request as unknown as LightRequest);
    return undefined;
  },
});

/**
 * Makes openapi-fetch's client of one service. This is the only file that imports openapi-fetch.
 *
 * openapi-fetch gets the transport as its `fetch`. The transport adds idempotency keys, encodes forms with them, and retries,
 * also after a success whose body arrives broken. So the transport has to read the bodies, and `parseAs: "stream"` keeps
 * openapi-fetch from reading them again.
 */
export function createHttp(
  { baseUrl, isRest, userAgent }: Target,
  middleware: readonly HttpMiddleware[],
  transport: Transport,
): (call: Call) => Promise<Answer> {
  const client = createFetchClient<Record<string, never>>({
    baseUrl,
    Request: LightRequest as unknown as typeof Request,
    fetch: transport as unknown as (request: Request) => Promise<Response>,
    // The transport sets the content type. Without the null here, openapi-fetch would declare bytes as JSON.
    headers: { "content-type": null, "user-agent": userAgent ?? null },
    bodySerializer: encodeBody,
    // The serializer receives base URL and path as one text.
    pathSerializer: (url, values) => baseUrl + expandPath(url.slice(baseUrl.length), values, isRest),
  });
  client.use(...middleware.map(toMiddleware));

  return async (call) => {
    const { path: values = {}, query = {}, body, headers } = call.options;
    if (typeof call.path !== "string") invalid(`The path must be a text: it is ${showValue(call.path)}.`);
    const [template = ""] = call.path.split("?", 1);
    // Options are named one by one: a caller's `baseUrl`, `fetch`, `Request` or `middleware` could send the tokens elsewhere.
    const init = {
      params: { path: values, query },
      querySerializer: () => serializeQuery(query, expandQuery(call.path, values, isRest)),
      body,
      headers,
      parseAs: "stream",
      call,
    };
    // Our types have checked the path already. openapi-fetch's types do not know our paths.
    const { response } = await client.request(
      call.method.toLowerCase() as "get",
      template as never,
      init as never,
    );
    return response as unknown as Answer;
  };
}
