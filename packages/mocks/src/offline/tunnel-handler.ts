import { HttpResponse, http, passthrough } from "msw";
import { endpointOfUrl } from "./endpoint.ts";

type Handler = ReturnType<typeof http.all>;

/**
 * A handler for what msw 3 asks its handlers about and lets none of them match: a `CONNECT` of `node:http(s)`, by which a
 * proxy is to open a tunnel. One to a host of ours is opened by msw itself, and the request through it comes to the
 * handlers. Every other goes on to its connection. It has to be the first: happy-dom knows no `CONNECT` and would fail at
 * the next.
 */
export function tunnelHandler(isOwnHost: (host: string) => boolean): Handler {
  const handler = http.all(/.*/s, () => undefined);
  const run: Handler["run"] = async ({ request, requestId }) => {
    if (request.method !== "CONNECT") return null;
    // Its URL is "host:port".
    const host = endpointOfUrl(`http://${request.url.replace(/^https?:\/\//, "")}`)?.host;
    const response =
      host !== undefined && isOwnHost(host) ? new HttpResponse(null, { status: 200 }) : passthrough();
    // Nobody reads what msw would have parsed: what it is for each kind of handler.
    const parsedResult = undefined as never;
    return { handler, request, requestId, response, parsedResult };
  };
  return Object.assign(handler, { run });
}
