import { defined } from "../core/defined.ts";
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

const locales: readonly string[] = ["en-GB", "da-DK", "sv-SE", "nb-NO"] satisfies GrantLocale[];
const visible = /^[!-~]+$/;

/** A URL, or nothing. The parser's own error quotes its input, which may hold a token. */
const parsed = (url: string | URL, base?: string): URL | undefined =>
  URL.canParse(url, base) ? new URL(url, base) : undefined;

/**
 * The address where an accounting user grants the app access to an agreement.
 * @throws ValidationError for a redirect that is not https, a weak or misplaced state, an unknown locale.
 */
export function installationUrl(options: InstallationOptions): string {
  const { appPublicToken, redirectUrl, locale, state } = options;
  if (!visible.test(appPublicToken)) refuse("appPublicToken must be a text without blanks.");
  if (locale && !locales.includes(locale)) refuse(`locale must be one of ${locales.join(", ")}.`);
  // Only characters that no step of the redirect writes differently.
  if (state !== undefined && !(redirectUrl && /^[\w.~-]{16,}$/.test(state)))
    refuse("state must be 16 or more of A-Z a-z 0-9 - . _ ~ and travels inside redirectUrl: give that too.");
  let address: string | undefined;
  if (redirectUrl) {
    const url = parsed(redirectUrl);
    // The token is appended to the query, so a fragment would swallow it.
    if (
      !/^http(s:\/\/[^/@]+|:\/\/(localhost|[^/@]+\.localhost|127(\.\d+){3}|\[::1])(:\d+)?)\/[^#]*$/.test(
        url?.href ?? "",
      ) ||
      ["token", "state"].some((name) => url?.searchParams.has(name))
    )
      refuse(
        "redirectUrl must be absolute, https (http only for localhost), with no user, no #fragment, no parameter token or state.",
      );
    if (state) url?.searchParams.set("state", state);
    address = url?.href;
  }
  return `https://secure.e-conomic.com/secure/api1/requestaccess.aspx?${new URLSearchParams(
    defined({ appPublicToken, locale, redirectUrl: address }) as Record<string, string>,
  )}`;
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
  const query = parsed(typeof url === "object" && "url" in url ? url.url : url, "http://localhost")?.search;
  // Whoever appends "?token=" to an address that has a query already leaves a second question mark.
  const parameters = new URLSearchParams(
    (query ?? refuse("This is not a URL.")).slice(1).replaceAll("?", "&"),
  );
  const states = parameters.getAll("state");
  const [state] = states;
  if (
    options.state === undefined
      ? state !== undefined
      : !state || states[1] !== undefined || !equalInConstantTime(state, options.state)
  )
    refuse(
      options.state === undefined
        ? "The URL carries a state: give { state } from the user's session."
        : "The state is not this session's: do not use the token.",
    );

  const [token, second] = parameters.getAll("token");
  if (!token) return refuse("The URL holds no token: access was not granted.");
  return second === undefined && visible.test(token)
    ? token
    : refuse("The URL does not hold one proper token: do not use it.");
}
