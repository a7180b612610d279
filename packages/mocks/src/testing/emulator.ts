import createClient, { type Middleware } from "openapi-fetch";
import { onTestFinished } from "vitest";
import { complaints } from "../server/interface/check-input.ts";
import { findOperation } from "../server/interface/find-operation.ts";
import type { paths } from "../server/interface/generated/types.ts";
import { type ServerSettings, startServer } from "../server/start-server.ts";

export const tokens = {
  "X-AppSecretToken": "secret-of-the-app",
  "X-AgreementGrantToken": "grant-of-a-company",
};

/** The path parameters that select the only agreement. */
export const only = { path: { agreement: "only" } } as const;

/** Starts a server for one test, with a client of its interface that the document types. */
export async function startEmulator(settings: Partial<ServerSettings> = {}) {
  const server = await startServer({ port: 0, ...settings });
  onTestFinished(() => server.close());
  return { ...server, ...clientOf(server.url) };
}

/** Makes a client of the interface, which checks every answer against the document, and a client of REST. */
export function clientOf(url: string) {
  const client = createClient<paths>({ baseUrl: url, headers: { "content-type": "application/json" } });
  client.use(documented);
  /** Sends a REST request, as an integration would. */
  const rest = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${url}/restapi.e-conomic.com${path}`, {
      method,
      headers: {
        ...tokens,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: text === "" ? undefined : JSON.parse(text),
    };
  };
  return { client, rest };
}

/** Throws for an answer that the document does not describe. */
const documented: Middleware = {
  async onResponse({ request, response }) {
    const { responses } = findOperation(request.method, new URL(request.url).pathname)?.operation ?? {};
    const promised = responses?.[response.status] ?? (response.status < 500 ? responses?.["4XX"] : undefined);
    const what = `${request.method} ${request.url} answered ${response.status}`;
    if (promised === undefined) throw new Error(`${what}: ${await response.text()}`);
    const schema = promised.content?.["application/json"]?.schema;
    const wrong = schema === undefined ? [] : complaints(schema, await response.clone().json());
    if (wrong.length > 0) throw new Error(`${what}: ${wrong.join("; ")}`);
  },
};
