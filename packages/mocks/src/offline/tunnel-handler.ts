import { HttpResponse, http, passthrough } from "msw";
import { endpointOfUrl } from "./endpoint.ts";

type Handler = ReturnType<typeof http.all>;

/**
 * Makes a handler for the `CONNECT` with which `node:http(s)` asks a proxy to open a tunnel. msw 3 passes it to the
 * handlers, but none of its own can match it. msw itself opens a tunnel to one of our hosts, and the handlers get the
 * request through it. Any other `CONNECT` passes to its connection. This handler must be the first, because happy-dom
 * does not support `CONNECT` and would fail in the next one.
 */
export function tunnelHandler(isOwnHost: (host: string) => boolean): Handler {
  const handler = http.all(/.*/s, () => undefined);
  const run: Handler["run"] = async ({ request, requestId }) => {
    if (request.method !== "CONNECT") return null;
    // The URL of a `CONNECT` is "host:port".
    const host = endpointOfUrl(`http://${request.url.replace(/^https?:\/\//, "")}`)?.host;
    const response =
      host !== undefined && isOwnHost(host) ? new HttpResponse(null, { status: 200 }) : passthrough();
    // Nobody reads the parsed result, whose type differs between handlers.
    const parsedResult = undefined as never;
    return { handler, request, requestId, response, parsedResult };
  };
  return Object.assign(handler, { run });
}
