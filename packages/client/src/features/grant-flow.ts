import { equalInConstantTime } from "./constant-time.ts";
import { refuse } from "./refuse.ts";

/** Languages of the grant page. */
export type GrantLocale = "en-GB" | "da-DK" | "sv-SE" | "nb-NO";

/** What `installationUrl` takes. */
export interface InstallationOptions {
  /** The app's *public* token. The secret one does not belong into a URL. */
  appPublicToken: string;
  /**
   * Where the browser returns to with the grant token: https, or http on this machine. Without it the page shows the
   * token for the user to copy, or uses the address stored with the app.
   */
  redirectUrl?: string | URL | undefined;
  /** Language of the grant page. Default: the server's, `en-GB`. */
  locale?: GrantLocale | undefined;
  /**
   * An unguessable value, kept in the user's session, that `grantTokenFrom` then compares: e-conomic signs nothing,
   * and without it anybody could send your user a link that connects another agreement. `crypto.randomUUID()` will do.
   */
  state?: string | undefined;
}

const grantPage = "https://secure.e-conomic.com/secure/api1/requestaccess.aspx";
const locales: readonly string[] = ["en-GB", "da-DK", "sv-SE", "nb-NO"] satisfies GrantLocale[];
const visible = /^[\x21-\x7e]+$/;
const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The address where an accounting user grants the app access to an agreement.
 * @throws ValidationError for a redirect that is not https, a weak or misplaced state, an unknown locale.
 */
export function installationUrl(options: InstallationOptions): string {
  const { appPublicToken, redirectUrl, locale, state } = options;
  if (!visible.test(appPublicToken)) refuse("appPublicToken must be a text without blanks.");
  const url = new URL(grantPage);
  url.searchParams.set("appPublicToken", appPublicToken);
  if (locale !== undefined) {
    if (!locales.includes(locale)) refuse(`locale must be one of ${locales.join(", ")}.`);
    url.searchParams.set("locale", locale);
  }
  if (redirectUrl !== undefined) {
    url.searchParams.set("redirectUrl", returnAddress(redirectUrl, state));
  } else if (state !== undefined) {
    refuse("state travels inside redirectUrl: give that too.");
  }
  return url.href;
}

function returnAddress(redirectUrl: string | URL, state: string | undefined): string {
  const url = parsed(redirectUrl) ?? refuse("redirectUrl must be absolute, https://….");
  const { searchParams } = url;
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback.test(url.hostname))) {
    refuse("redirectUrl must be https (http only for localhost): the grant token goes there.");
  }
  // The token is appended to the query, so a fragment would swallow it.
  if (url.username || url.password || url.hash || searchParams.has("token") || searchParams.has("state")) {
    refuse("redirectUrl must have no user, no #fragment and no parameter token or state.");
  }
  if (state !== undefined) {
    // Only characters that no step of the redirect writes differently.
    if (!/^[\w.~-]{16,}$/.test(state)) {
      refuse("state must be 16 or more of A-Z a-z 0-9 - . _ ~, such as crypto.randomUUID().");
    }
    searchParams.set("state", state);
  }
  return url.href;
}

/**
 * The agreement grant token from the URL that the browser returned to.
 * @param url the whole URL, or the path and query of it as a server sees them (`request.url`).
 * @param options.state the state given to `installationUrl`, from the session of the user who comes back. A URL that
 *   carries a state is refused without it.
 * @throws ValidationError when there is no token or the state differs. Its message never holds the URL.
 */
export function grantTokenFrom(
  url: string | URL | { readonly url: string },
  options: { state?: string | undefined } = {},
): string {
  const address = typeof url === "object" && "url" in url ? url.url : url;
  const query = parsed(address, "http://localhost")?.search ?? refuse("This is not a URL.");
  // Whoever appends "?token=" to an address that has a query already leaves a second question mark.
  const parameters = new URLSearchParams(query.slice(1).replaceAll("?", "&"));

  const states = parameters.getAll("state");
  const [state = ""] = states;
  if (options.state === undefined) {
    if (states.length) refuse("The URL carries a state: give { state } from the user's session.");
  } else if (states.length !== 1 || !state || !equalInConstantTime(state, options.state)) {
    refuse("The state is not this session's: do not use the token.");
  }

  const tokens = parameters.getAll("token");
  const [token] = tokens;
  if (!token) return refuse("The URL holds no token: access was not granted.");
  if (tokens.length > 1 || !visible.test(token))
    refuse("The URL does not hold one proper token: do not use it.");
  return token;
}

/** A URL, or nothing. The parser's own error quotes its input, which may hold a token. */
function parsed(url: string | URL, base?: string): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}
