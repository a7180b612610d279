/** Answers requests outside of e-conomic's hosts and the interface: with the page, or with help for an unknown address. */
import { pageFile } from "./page/page-files.ts";

/** Makes a refusal of the server itself, as plain text. The mock makes e-conomic's refusals. */
export function refusal(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(`${message}\n`, {
    status,
    headers: {
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      ...headers,
      "content-type": "text/plain; charset=utf-8",
    },
  });
}

/** Answers a request that is neither for one of e-conomic's hosts nor for the interface. */
export function controlResponse(request: Request): Response {
  const { origin, pathname } = new URL(request.url);
  const file = pageFile(pathname);
  if (file === undefined)
    return refusal(
      404,
      `Nothing here. REST is under ${origin}/restapi.e-conomic.com/, services under ` +
        `${origin}/apis.e-conomic.com/<service>/v<version>/, what steers the mock under ${origin}/__mock/, and a page to ` +
        `look at it at ${origin}/.`,
    );
  if (request.method === "GET" || request.method === "HEAD") return file;
  return refusal(405, "Use GET here.", { allow: "GET" });
}
