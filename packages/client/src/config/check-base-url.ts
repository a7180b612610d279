import { ConfigurationError } from "../errors/errors.ts";
import { kindOf } from "../utils/kind-of.ts";

/** The two hosts of e-conomic. */
export const standardBaseUrls = {
  rest: "https://restapi.e-conomic.com",
  apis: "https://apis.e-conomic.com",
} as const;

/** Checks that a host is this machine. Plain http may carry the tokens there, because nobody else can listen. */
export const isThisMachine = (hostname: string): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);

/** The parts of a URL that begin with a mark. A user ends with one. */
const markedParts = { "?": "a query", "#": "a fragment", "@": "a user, or an @" } as const;

/**
 * Describes the rule that a URL breaks; `undefined` if it breaks none. It never quotes the URL, which may hold a secret.
 * @param url `undefined` for a value that is not a URL.
 * @param marks the marks of the parts that the URL must not have.
 */
export function problemOfUrl(
  url: URL | undefined,
  marks: readonly (keyof typeof markedParts)[],
): string | undefined {
  if (url === undefined) return "it is not a URL";
  if (url.protocol === "http:" && !isThisMachine(url.hostname))
    return "it is http, which is allowed for localhost only";
  if (!/^https?:$/.test(url.protocol)) return "it has another scheme";
  const mark = marks.find((one) => url.href.includes(one));
  return mark && `it has ${markedParts[mark]}`;
}

const withoutSlashesAtEnd = (text: string): string => {
  let end = text.length;
  while (text[end - 1] === "/") end -= 1;
  return text.slice(0, end);
};

/**
 * Returns a base URL, of scheme, host and path, without slashes at its end.
 * @throws ConfigurationError for another value, and for a URL to which the tokens must not be sent.
 */
export function checkBaseUrl(name: keyof typeof standardBaseUrls, value: unknown): string {
  const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
  const problem =
    typeof value === "string" ? problemOfUrl(url, ["?", "#", "@"]) : `it is ${kindOf(value)}, not a text`;
  if (url && problem === undefined) return withoutSlashesAtEnd(url.href);
  throw new ConfigurationError(
    `baseUrls.${name} must be an https URL without user, query or fragment, such as ${standardBaseUrls[name]}: ${problem}.`,
  );
}
