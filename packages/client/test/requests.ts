import type { EconomicMock, LoggedRequest } from "@org/visma-economic-mocks";

/** Returns the requests to a mock in order: `GET /customers/1`. */
export const callsOf = ({ requests }: Pick<EconomicMock, "requests">): string[] =>
  requests.map(({ method, path }) => `${method} ${path}`);

/** Returns the requests of one method. */
export const sent = ({ requests }: Pick<EconomicMock, "requests">, method: string): LoggedRequest[] =>
  requests.filter((request) => request.method === method);

/** Returns the idempotency keys of requests. */
export const keysOf = (requests: readonly LoggedRequest[]) =>
  requests.map(({ headers }) => headers["idempotency-key"]);

/** Returns the fields of an upload. */
export const formOf = ({ body, headers }: LoggedRequest): Promise<FormData> =>
  new Response(
    Uint8Array.from(`${body}`, (character) => character.charCodeAt(0)),
    { headers },
  ).formData();

/** Makes a `fetch` to a mock that runs a function right before each request of a method. */
export const interrupted =
  (mock: Pick<EconomicMock, "fetch">, method: string, act: () => unknown) =>
  async (url: string, init: RequestInit): Promise<Response> => {
    if (init.method === method) await act();
    return mock.fetch(url, init);
  };
