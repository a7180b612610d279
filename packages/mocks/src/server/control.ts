/** The server's own pages: the overview and its reset. */
import type { MockCore } from "../mock/mock-core.ts";
import { overviewPage } from "./overview-page.ts";

const securityHeaders = {
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

/** A refusal of the server itself, in words; e-conomic's own come from the mock. */
export function refusal(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(`${message}\n`, {
    status,
    headers: { ...securityHeaders, ...headers, "content-type": "text/plain; charset=utf-8" },
  });
}

/** Answers a request that is not for one of e-conomic's hosts. */
export function controlResponse(request: Request, mock: MockCore): Response {
  const { origin, pathname } = new URL(request.url);
  switch (pathname) {
    case "/":
      return onlyWith("GET", request) ?? page(overviewPage(mock, origin));
    case "/reset":
      return onlyWith("POST", request) ?? reset(request, mock, origin);
    default:
      return refusal(
        404,
        `Nothing here. REST is under ${origin}/restapi.e-conomic.com/, services under ` +
          `${origin}/apis.e-conomic.com/<service>/v<version>/, what steers the mock under ${origin}/__mock/, and an ` +
          `overview at ${origin}/.`,
      );
  }
}

function onlyWith(method: string, request: Request): Response | undefined {
  if (request.method === method || (method === "GET" && request.method === "HEAD")) return undefined;
  return refusal(405, `Use ${method} here.`, { allow: method });
}

function page(text: string): Response {
  return new Response(text, { headers: { ...securityHeaders, "content-type": "text/html; charset=utf-8" } });
}

/** Forgets everything; a browser is sent back to the overview. A page of another origin may not do this. */
function reset(request: Request, mock: MockCore, origin: string): Response {
  const from = request.headers.get("origin");
  if (from !== null && from !== origin) return refusal(403, `Not from a page of ${from}.`);
  mock.reset();
  const isBrowser = request.headers.get("accept")?.includes("text/html") === true;
  return new Response(null, isBrowser ? { status: 303, headers: { location: "/" } } : { status: 204 });
}
