import { ProxyAgent, request, fetch as undiciFetch } from "undici";
import { createEconomic, type EconomicOptions } from "../../src/index.ts";

const tokens = { appSecretToken: "app-secret", agreementGrantToken: "grant" };

/** The `fetch` of undici is accepted, although undici has its own types for requests and answers. */
export function ofUndici(): void {
  createEconomic({ ...tokens, fetch: undiciFetch });
  const dispatcher = new ProxyAgent("http://127.0.0.1:3128");
  createEconomic({ ...tokens, fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }) });
  // @ts-expect-error undici's request is not a fetch
  createEconomic({ ...tokens, fetch: request });
}

export function ofTheRuntime(): void {
  createEconomic({ ...tokens, fetch });
  createEconomic({ ...tokens, fetch: undefined });
  createEconomic({ ...tokens, fetch: (url: string, init: RequestInit) => fetch(url, init) });
}

/** A wrapper reads the request without a cast, and may answer by itself. */
export function wrapped(inner: NonNullable<EconomicOptions["fetch"]>): void {
  createEconomic({
    ...tokens,
    fetch: (url, { headers, ...init }) => {
      const key: string | undefined = headers["idempotency-key"];
      return key === undefined ? inner(url, { ...init, headers }) : Promise.resolve(new Response("{}"));
    },
  });
  // @ts-expect-error a fetch answers with a Response
  createEconomic({ ...tokens, fetch: async () => ({ status: 200 }) });
}
