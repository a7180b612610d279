/** e-conomic's own domain. */
const economicDomain = "e-conomic.com";

const domainName = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/i;

/** The address of a request, read from its URL. */
export interface Target {
  /**
   * The host in lower case, without port and trailing dot: "restapi.e-conomic.com", also for a domain that stands for
   * it.
   */
  readonly host: string;
  /** The path below the host, still encoded. It is never empty and has no trailing slash. */
  readonly path: string;
  /** The start of the links in the answer: the origin of the request, and the path prefix of a local server. */
  readonly base: string;
}

/** Decides which requests are for e-conomic. */
export interface Hosts {
  /**
   * Matches the URLs of e-conomic in every spelling: http as well as https, any port, a trailing dot, `secure.`, and
   * hosts that are not published. A request that it does not match would leave the machine.
   */
  readonly pattern: RegExp;
  /**
   * Returns the target of a URL: an e-conomic host, or a local server with the host as the first path segment
   * (`http://127.0.0.1:4010/restapi.e-conomic.com/customers`). Returns undefined for any other URL.
   */
  targetOf(url: URL): Target | undefined;
}

const bare = (path: string): string => path.replace(/\/+$/, "") || "/";

/**
 * Makes the hosts of e-conomic and of the domains that stand for it: with "e-conomic.test", `apis.e-conomic.test` is
 * `apis.e-conomic.com`. Throws a TypeError for a text that is not a domain.
 */
export function economicHosts(domains: readonly string[] = []): Hosts {
  for (const domain of domains) {
    if (!domainName.test(domain))
      throw new TypeError(
        `createEconomicMock: domains has "${domain}", which is not a domain (give a bare name such as "e-conomic.test").`,
      );
  }
  const names = [economicDomain, ...domains].map((domain) => domain.replaceAll(".", "\\.")).join("|");
  const hostName = new RegExp(`^((?:[a-z0-9_-]+\\.)*)(?:${names})$`, "i");
  /** Translates a host into e-conomic's own. Returns undefined for any other host. */
  const own = (name: string): string | undefined => {
    const match = hostName.exec(name);
    return match === null ? undefined : `${match[1] ?? ""}${economicDomain}`.toLowerCase();
  };
  return {
    pattern: new RegExp(
      `^https?://(?:[^/?#@]*@)?(?:[a-z0-9_-]+\\.)*(?:${names})\\.?(?::\\d*)?(?:[/?#]|$)`,
      "i",
    ),
    targetOf(url) {
      const host = own(url.hostname.replace(/\.$/, ""));
      if (host !== undefined) return { host, path: bare(url.pathname), base: url.origin };
      const [, first = ""] = url.pathname.split("/", 2);
      const served = own(first);
      if (served === undefined) return undefined;
      return {
        host: served,
        path: bare(url.pathname.slice(first.length + 1)),
        base: `${url.origin}/${first}`,
      };
    },
  };
}

/** Returns the target of a URL on the domain of e-conomic, as `Hosts.targetOf` does. */
export const { targetOf } = economicHosts();
