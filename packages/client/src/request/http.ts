import createFetchClient, { type Middleware } from "openapi-fetch";
import { invalid } from "../errors/invalid.ts";
import type { Answer } from "../transport/answer.ts";
import { showValue } from "../utils/show-value.ts";
import type { Call } from "./call.ts";
import { encodeBody } from "./encode-body.ts";
import { expandPath, expandQuery } from "./expand-path.ts";
import { LightRequest } from "./light-request.ts";
import { serializeQuery } from "./serialize-query.ts";

/** Sends a request, however often it takes, and resolves with the answer that counts. */
export type Transport = (request: LightRequest) => Promise<Answer>;

/** What runs before and after the transport. Both may throw; neither replaces request or answer. */
export interface HttpMiddleware {
  /** Changes the request in place. */
  onRequest?(request: LightRequest): void;
  onAnswer?(answer: Answer, request: LightRequest): void;
}

/** The service that is called, and how the client introduces itself, unless the caller does. */
export interface Target {
  baseUrl: string;
  isRest: boolean;
  userAgent: string | undefined;
}

/**
 * openapi-fetch knows `Request` and `Response`. Its types are met here, and nowhere else, by the light ones that stand for
 * them: it reads url, method and headers of the one, and status, ok, headers and body of the other.
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
 * Wraps openapi-fetch's client of one service. This is the only file that knows it.
 *
 * What openapi-fetch cannot do is done by the transport, which is the `fetch` it is given: idempotency keys and forms
 * that are encoded under one, and retries, also of a success whose body arrives broken. So the transport reads the
 * bodies, and `parseAs: "stream"` keeps openapi-fetch from reading them again.
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
    // The transport knows the content type: without the null, bytes would be called JSON.
    headers: { "content-type": null, "user-agent": userAgent ?? null },
    bodySerializer: encodeBody,
    // The serializer is handed base URL and path as one text.
    pathSerializer: (url, values) => baseUrl + expandPath(url.slice(baseUrl.length), values, isRest),
  });
  client.use(...middleware.map(toMiddleware));

  return async (call) => {
    const { path: values = {}, query = {}, body, headers } = call.options;
    if (typeof call.path !== "string") invalid(`The path must be a text: it is ${showValue(call.path)}.`);
    const [template = ""] = call.path.split("?", 1);
    // Option by option: `baseUrl`, `fetch`, `Request` or `middleware` of a caller's would send the tokens elsewhere.
    const init = {
      params: { path: values, query },
      querySerializer: () => serializeQuery(query, expandQuery(call.path, values, isRest)),
      body,
      headers,
      parseAs: "stream",
      call,
    };
    // Our paths are checked by our own types, which openapi-fetch's do not know.
    const { response } = await client.request(
      call.method.toLowerCase() as "get",
      template as never,
      init as never,
    );
    return response as unknown as Answer;
  };
}
