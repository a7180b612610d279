import { boundaryOf, encodeForm, isRaw, isStream } from "./body.ts";
import type { Config } from "./config.ts";
import type { DatedKey } from "./keys.ts";
import type { SendRequest } from "./send.ts";

/** One logical call, ready to go: its URL built, and its body encoded except where the key has a say in it. */
export interface Call {
  config: Config;
  service: string;
  request: SendRequest;
  url: string;
  body: unknown;
}

/** The body as it goes out under a key, and its content type. */
export interface Payload {
  key: DatedKey | undefined;
  bytes: BodyInit | undefined;
  type: string | undefined;
}

/** Encodes what could not be encoded without the key. */
export const payloadOf = async (body: unknown, key: DatedKey | undefined): Promise<Payload> => {
  if (body instanceof FormData) {
    const boundary = boundaryOf(key?.key ?? "");
    return {
      key,
      bytes: await encodeForm(body, boundary),
      type: `multipart/form-data; boundary=${boundary}`,
    };
  }
  const type = isRaw(body) ? (body as Blob).type || "application/octet-stream" : "application/json";
  return { key, bytes: body as BodyInit | undefined, type: body === undefined ? undefined : type };
};

/** What `fetch` is told. Plain objects: a `Headers` or `Request` would cost time, and prints its tokens. */
export const initOf = ({ config, request, body }: Call, { key, bytes, type }: Payload) => ({
  method: request.method,
  headers: {
    ...config.headers,
    ...(type && { "content-type": type }),
    ...request.headers,
    ...(key && { "idempotency-key": key.key }),
  } as Record<string, string>,
  redirect: "manual" as const,
  ...(bytes !== undefined && { body: bytes }),
  ...(isStream(body) && { duplex: "half" as const }),
});
