/** Serves the page at `/` and the three files that it loads. The page fetches its data from `/__mock/`. */
import { pageFiles } from "../../generated/page-files.ts";

const types: Readonly<Record<keyof typeof pageFiles, string>> = {
  "/": "text/html; charset=utf-8",
  "/page/app.js": "text/javascript; charset=utf-8",
  "/page/style.css": "text/css; charset=utf-8",
  "/page/icon.svg": "image/svg+xml",
};

/**
 * Forbids other origins, inline code and text that becomes markup: `require-trusted-types-for` makes the browser throw at
 * `innerHTML` and similar members. The page shows a PDF from a `blob:` that it makes of the PDF's bytes.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "frame-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

const headers = {
  "content-security-policy": contentSecurityPolicy,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

/** Returns the page's file at a path; undefined if there is none. */
export function pageFile(path: string): Response | undefined {
  if (!isPageFile(path)) return undefined;
  return new Response(pageFiles[path], { headers: { ...headers, "content-type": types[path] } });
}

function isPageFile(path: string): path is keyof typeof pageFiles {
  return Object.hasOwn(pageFiles, path);
}
