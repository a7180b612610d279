import type { EconomicOptions } from "../core/config.ts";
import { createEconomic } from "../index.ts";

/** A request as it went out. */
export interface Sent {
  /** Method and path below the host: `GET /customersapi/v3.1.0/Contacts/1`. */
  call: string;
  key: string | undefined;
  headers: Headers;
  /** JSON bodies parsed, forms as `FormData`. */
  body: unknown;
}

type Answer = Response | Error;

/** Answers a request; a list answers one after the other, its last for good. */
type Route =
  | Answer
  | ((sent: Sent) => Answer | Promise<Answer>)
  | readonly (Answer | ((sent: Sent) => Answer))[];

/** Secret and grant token of the clients made here. */
export const testTokens = { appSecretToken: "secret-for-tests", agreementGrantToken: "grant-for-tests" };

/**
 * A client whose server is a table from `METHOD /path` to answers; any other request is 404. Time passes at once.
 * `sent` lists what went out.
 */
export function clientOf(routes: Record<string, Route>, options: Partial<EconomicOptions> = {}) {
  const sent: Sent[] = [];
  const turns = new Map<string, number>();
  let now = Date.now();
  const later = async (ms: number) => {
    now += ms;
  };
  const economic = createEconomic({
    ...testTokens,
    clock: { now: () => now, sleep: later, random: () => 0 },
    ...options,
    fetch: async (url, init) => {
      const { pathname, search } = new URL(url);
      const call = `${init.method} ${pathname}${search}`;
      const headers = new Headers(init.headers);
      const entry: Sent = {
        call,
        key: headers.get("idempotency-key") ?? undefined,
        headers,
        body: await bodyOf(init),
      };
      sent.push(entry);
      const turn = turns.get(call) ?? 0;
      turns.set(call, turn + 1);
      let route: Route | undefined = routes[call];
      if (Array.isArray(route)) route = (route as readonly Answer[])[Math.min(turn, route.length - 1)];
      const answer = typeof route === "function" ? await route(entry) : route;
      if (answer instanceof Error) throw answer;
      return (answer as Response | undefined)?.clone() ?? problem(404, "ResourceNotFound");
    },
  });
  return { economic, sent, calls: () => sent.map(({ call }) => call) };
}

async function bodyOf({ body, headers }: RequestInit): Promise<unknown> {
  if (body === undefined || body === null) return undefined;
  const response = new Response(body, {
    headers: { "content-type": new Headers(headers).get("content-type") ?? "" },
  });
  return response.headers.get("content-type")?.startsWith("multipart/")
    ? response.formData()
    : response.json();
}

/** A JSON answer. */
export const json = (data: unknown, status = 200): Response => Response.json(data, { status });

/** A problem as apis.e-conomic.com words it. */
export const problem = (status: number, errorCode: string, errors: object[] = []): Response =>
  new Response(JSON.stringify({ status, title: errorCode, errorCode, errors, traceId: "a-CPH" }), {
    status,
    headers: { "content-type": "application/problem+json" },
  });

/** An answer without body. */
export const empty = (status = 204): Response => new Response(null, { status });
