/** e-conomic's own domain. */
const economicDomain = "e-conomic.com";

const domainName = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/i;

/** Where a request is addressed, read from its URL. */
export interface Target {
  /** Lower case, without port and trailing dot: "restapi.e-conomic.com", also for a domain that stands for it. */
  readonly host: string;
  /** Path below the host, never empty, no trailing slash, still encoded. */
  readonly path: string;
  /** The start of links in the answer: the origin of the request, and the path prefix of a local server. */
  readonly base: string;
}

/** Decides which requests are for e-conomic. */
export interface Hosts {
  /**
   * Matches a URL. Every spelling that resolves to one of the hosts counts: http as well as https, any port, a trailing
   * dot, `secure.` and hosts that nobody published, because what is not caught here leaves the machine.
   */
  readonly pattern: RegExp;
  /**
   * Reads the target of a URL: an e-conomic host, or a local server that serves hosts as the first path segment
   * (`http://127.0.0.1:4010/restapi.e-conomic.com/customers`). Undefined when it is neither.
   */
  targetOf(url: URL): Target | undefined;
}

const bare = (path: string): string => path.replace(/\/+$/, "") || "/";

/**
 * Knows the hosts of e-conomic and of domains that stand for it: with "e-conomic.test", `apis.e-conomic.test` is
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

/** `Hosts.targetOf` of e-conomic's own domain. */
export const { targetOf } = economicHosts();
