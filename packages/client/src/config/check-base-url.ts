import { ConfigurationError } from "../errors/errors.ts";

/** The two hosts of e-conomic. */
export const standardBaseUrls = {
  rest: "https://restapi.e-conomic.com",
  apis: "https://apis.e-conomic.com",
} as const;

/** Checks that a host is this machine. Plain http may carry the tokens there, because nobody else can listen. */
export const isThisMachine = (hostname: string): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);

const withoutSlashesAtEnd = (text: string): string => {
  let end = text.length;
  while (text[end - 1] === "/") end -= 1;
  return text.slice(0, end);
};

/**
 * Checks a base URL, and returns it without slashes at its end. It must consist of scheme, host and path.
 * @throws ConfigurationError for another value, and for a URL to which the tokens must not be sent.
 */
export function checkBaseUrl(name: keyof typeof standardBaseUrls, value: unknown): string {
  const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isThisMachine(url.hostname));
  const hasMore = /[?#@]/.test(url?.href ?? "");
  if (url && isSafe && !hasMore) return withoutSlashesAtEnd(url.href);
  throw new ConfigurationError(
    `baseUrls.${name} must be an https URL without user, query or fragment, such as ${standardBaseUrls[name]}. ` +
      "Plain http is allowed on this machine only.",
  );
}
