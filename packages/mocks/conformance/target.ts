import { createMock, type EconomicMock } from "../src/mock/mock.ts";
import type { MockSettings } from "../src/settings/options.ts";
import { documents } from "../src/table/tables.ts";

/** An answer as the checks read it. */
export interface Answer {
  readonly method: string;
  /** The request as the check wrote it: "/customers?pagesize=2", "customersapi /Customers". */
  readonly asked: string;
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: checks look into bodies of every shape
  readonly body: any;
}

export interface Sent {
  readonly body?: unknown;
  /** The idempotency key. */
  readonly key?: string;
}

/** An agreement that the checks are run on. */
export interface Target {
  readonly name: string;
  /** Whether the target is the vendor's demo agreement, which accepts no writes. */
  readonly demo: boolean;
  rest(method: string, path: string, sent?: Sent): Promise<Answer>;
  /** Calls a service, whose version is filled in: `apis("customersapi", "GET", "/Customers/1")`. */
  apis(service: string, method: string, path: string, sent?: Sent): Promise<Answer>;
}

interface Tokens {
  readonly appSecretToken: string;
  readonly agreementGrantToken: string;
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

function target(name: string, tokens: Tokens, send: Fetch): Target {
  const call = async (
    method: string,
    asked: string,
    url: string,
    { body, key }: Sent = {},
  ): Promise<Answer> => {
    const headers = new Headers({
      "x-appsecrettoken": tokens.appSecretToken,
      "x-agreementgranttoken": tokens.agreementGrantToken,
    });
    if (body !== undefined) headers.set("content-type", "application/json");
    if (key !== undefined) headers.set("idempotency-key", key);
    const response = await send(url, {
      method,
      headers,
      redirect: "manual",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { method, asked, status: response.status, headers: response.headers, body: parsed(text) };
  };
  return {
    name,
    demo: tokens.agreementGrantToken === "demo",
    rest: (method, path, sent) => call(method, path, `https://restapi.e-conomic.com${path}`, sent),
    apis: (service, method, path, sent) => {
      // Upper and lower case do not matter, as on the servers (S-18).
      const published = documents.find((each) => each.service.toLowerCase() === service.toLowerCase());
      const version = published?.version;
      return call(
        method,
        `${service} ${path}`,
        `https://apis.e-conomic.com/${service}/v${version}${path}`,
        sent,
      );
    },
  };
}

function parsed(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

/** Makes a target of a new mock. The checks call the mock directly, so no request can leave the process. */
export function mockTarget(settings: MockSettings = {}): Target & { readonly mock: EconomicMock } {
  const mock = createMock({ seed: "company", rateLimit: {}, ...settings });
  const tokens = { appSecretToken: "conformance", agreementGrantToken: "conformance" };
  return { ...target("mock", tokens, (url, init) => mock.fetch(url, init)), mock };
}

/** Returns whether the environment asks for a live run: `ECONOMIC_LIVE=1`, exactly. */
export const isLive = (env: NodeJS.ProcessEnv): boolean => env.ECONOMIC_LIVE === "1";

/**
 * Makes a target of the agreement that `ECONOMIC_APP_SECRET_TOKEN` and `ECONOMIC_AGREEMENT_GRANT_TOKEN` open. This is
 * the only code of the package that calls a real host. Throws unless `ECONOMIC_LIVE` is `1` and both tokens are set.
 */
export function liveTarget(env: NodeJS.ProcessEnv, send: Fetch = fetch): Target {
  if (!isLive(env)) throw new Error("A live host is called only with ECONOMIC_LIVE=1.");
  const appSecretToken = env.ECONOMIC_APP_SECRET_TOKEN?.trim() ?? "";
  const agreementGrantToken = env.ECONOMIC_AGREEMENT_GRANT_TOKEN?.trim() ?? "";
  if (appSecretToken === "" || agreementGrantToken === "") {
    throw new Error(
      "ECONOMIC_LIVE=1 needs ECONOMIC_APP_SECRET_TOKEN and ECONOMIC_AGREEMENT_GRANT_TOKEN (set both to demo to read only).",
    );
  }
  return target("live", { appSecretToken, agreementGrantToken }, send);
}
