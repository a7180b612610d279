import createClient from "openapi-fetch";
import { onTestFinished } from "vitest";
import type { paths } from "../server/interface/generated/types.ts";
import { type ServerSettings, startServer } from "../server/start-server.ts";

export const tokens = {
  "X-AppSecretToken": "secret-of-the-app",
  "X-AgreementGrantToken": "grant-of-a-company",
};

/** A server for one test, with a client of its interface that is typed by the document. */
export async function startEmulator(settings: Partial<ServerSettings> = {}) {
  const server = await startServer({ port: 0, ...settings });
  onTestFinished(() => server.close());
  return { ...server, ...clientOf(server.url) };
}

/** A client of the interface and of REST at a server. */
export function clientOf(url: string) {
  const client = createClient<paths>({ baseUrl: url, headers: { "content-type": "application/json" } });
  /** Asks REST, as an integration would. */
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
