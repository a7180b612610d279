import { refuse } from "../errors/refuse.ts";
import { defined } from "../utils/defined.ts";
import { equalInConstantTime } from "../utils/equal-in-constant-time.ts";

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

/**
 * The address where an accounting user grants the app access to an agreement.
 * @throws ValidationError for a redirect that is not https, a weak or misplaced state.
 */
export function installationUrl(options: InstallationOptions): string {
  const { appPublicToken, redirectUrl, locale, state } = options;
  if (!appPublicToken) refuse("appPublicToken is missing");
  if (state !== undefined && !(redirectUrl && state.length > 15))
    refuse("state must be 16 characters or more, with a redirectUrl");
  const url = redirectUrl && URL.canParse(redirectUrl) ? new URL(redirectUrl) : undefined;
  // The token is appended to the query, so a fragment would swallow it.
  if (redirectUrl && !/^http(s:\/\/|:\/\/(localhost|127(\.\d+){3}|\[::1])[:/])[^#@]*$/.test(`${url}`))
    refuse("redirectUrl is not like https://app.example (http only on this machine), or has @ or #");
  if (state) url?.searchParams.set("state", state);
  return `https://secure.e-conomic.com/secure/api1/requestaccess.aspx?${new URLSearchParams(
    defined({ appPublicToken, locale, redirectUrl: url?.href }) as Record<string, string>,
  )}`;
}

/**
 * The agreement grant token from the URL that the browser returned to.
 * @param url the whole URL, or the path and query of it as a server sees them (`request.url`).
 * @param options.state the state given to `installationUrl`, from the session of the user who comes back: a session that
 *   has none is refused, and so is a URL that carries a state when no options are given.
 * @throws ValidationError when there is no token or the state differs. Its message never holds the URL.
 */
export function grantTokenFrom(
  url: string | URL | { readonly url: string },
  options?: { state: string | undefined },
): string {
  const text = `${Object(url).url ?? url}`;
  // Whoever appends "?token=" to an address that has a query already leaves a second question mark. What is before the
  // first one becomes a parameter that nobody asks for.
  const parameters = new URLSearchParams(text.replace(/#.*/, "").replaceAll("?", "&"));
  // Several would be joined, and so differ.
  const state = `${parameters.getAll("state")}`;
  if (options ? !options.state || !equalInConstantTime(state, options.state) : state)
    refuse("state is not this session's");
  const [token, second] = parameters.getAll("token");
  return token && second === undefined ? token : refuse("the URL has no token, or two");
}
