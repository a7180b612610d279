import { problemOfUrl } from "../config/check-base-url.ts";
import { type Checks, checkOptions } from "../config/check-options.ts";
import { anyText, checkedLater, oneOf } from "../config/option-checks.ts";
import { invalid } from "../errors/invalid.ts";
import { defined } from "../utils/defined.ts";
import { equalInConstantTime } from "../utils/equal-in-constant-time.ts";

/** Languages of the grant page. */
export type GrantLocale = "en-GB" | "da-DK" | "sv-SE" | "nb-NO";

/** What `installationUrl` takes. */
export interface InstallationOptions {
  /** The app's *public* token. The secret one does not belong in a URL. */
  appPublicToken: string;
  /**
   * The address to which the browser returns with the grant token: https, or http on this machine. Without it, the
   * page shows the token for the user to copy, or uses the address that is stored with the app.
   */
  redirectUrl?: string | URL | undefined;
  /** Language of the grant page. Default: the server's, `en-GB`. */
  locale?: GrantLocale | undefined;
  /**
   * An unguessable value, kept in the user's session, that `grantTokenFrom` compares. e-conomic signs nothing, so
   * without a state anybody could send your user a link that connects another agreement. `crypto.randomUUID()` will
   * do.
   */
  state?: string | undefined;
}

const grantPage = "https://secure.e-conomic.com/secure/api1/requestaccess.aspx";

/** Shorter states can be guessed. */
const shortestState = 16;

/**
 * Returns the redirect as a URL. It must not have a fragment: the page appends the token at its end, so the token
 * would become part of the fragment.
 */
function checkRedirectUrl(redirectUrl: string | URL): URL {
  const url = URL.canParse(redirectUrl) ? new URL(redirectUrl) : undefined;
  const problem = problemOfUrl(url, ["#", "@"]);
  if (url && problem === undefined) return url;
  return invalid(
    `redirectUrl must be an https URL without user or fragment, such as https://app.example/granted: ${problem}.`,
    "redirectUrl",
  );
}

const installationChecks: Checks = {
  appPublicToken: anyText,
  // A text or a URL, which `checkRedirectUrl` checks.
  redirectUrl: checkedLater,
  locale: oneOf("en-GB", "da-DK", "sv-SE", "nb-NO"),
  state: anyText,
};

/**
 * Returns the address where an accounting user grants the app access to an agreement.
 * @throws ValidationError for a redirect that is not https, and for a state that is too short or has no redirect.
 */
export function installationUrl(options: InstallationOptions): string {
  checkOptions(options, installationChecks);
  const { appPublicToken, redirectUrl, locale, state } = options ?? {};
  if (!appPublicToken) invalid("appPublicToken is missing.", "appPublicToken");
  if (state !== undefined && state.length < shortestState)
    invalid(`state must have ${shortestState} characters or more: it has ${state.length}.`, "state");
  if (state !== undefined && !redirectUrl)
    invalid("state needs a redirectUrl, which brings it back.", "redirectUrl");
  const redirect = redirectUrl ? checkRedirectUrl(redirectUrl) : undefined;
  if (state !== undefined) redirect?.searchParams.set("state", state);
  // `defined` removes the properties that are `undefined`, which the type does not allow.
  const parameters = defined({ appPublicToken, locale, redirectUrl: redirect?.href }) as Record<
    string,
    string
  >;
  return `${grantPage}?${new URLSearchParams(parameters)}`;
}

/** Reads the parameters of the URL that the browser returned to. */
function parametersOf(url: string): URLSearchParams {
  const [withoutFragment = ""] = url.split("#", 1);
  // A page that appends "?token=" to an address with a query leaves a second question mark. The part before the first
  // one becomes a parameter that is never read.
  return new URLSearchParams(withoutFragment.replaceAll("?", "&"));
}

/**
 * Returns the agreement grant token from the URL that the browser returned to.
 * @param url the whole URL, or its path and query as a server has them (`request.url`).
 * @param options.state the state given to `installationUrl`, from the session of the user who returns. A session
 *   without a state is refused, and so is a URL with a state if no options are given.
 * @throws ValidationError if there is no token or the state differs. Its message never holds the URL.
 */
export function grantTokenFrom(
  url: string | URL | { readonly url: string },
  options?: { state: string | undefined },
): string {
  checkOptions(options, { state: anyText });
  const isRequest = typeof url === "object" && "url" in url;
  const parameters = parametersOf(`${isRequest ? url.url : url}`);
  // Several states are joined, and therefore differ from the expected one.
  const state = parameters.getAll("state").join();
  const isSessions = options ? options.state && equalInConstantTime(state, options.state) : state === "";
  if (!isSessions)
    invalid(
      "The URL's state is not the one of this user's session: somebody else may have sent the link.",
      "state",
    );
  const tokens = parameters.getAll("token");
  const [token] = tokens;
  if (token && tokens.length === 1) return token;
  const found = token === "" && tokens.length === 1 ? "it is empty" : `it has ${tokens.length || "none"}`;
  return invalid(`The URL must have one parameter token: ${found}.`, "token");
}
