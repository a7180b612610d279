import { createMock, type EconomicMock, type MockParts } from "../mock/mock.ts";
import type { MockSettings } from "../settings/options.ts";
import { documents } from "../table/tables.ts";
import { checkAnswers } from "./fitting-answers.ts";
import { strayFromError } from "./published-answer.ts";

/** An answer as tests read it. */
export interface TestAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  readonly body: any;
  readonly text: string;
  readonly headers: Headers;
}

export interface CallOptions {
  readonly token?: string;
  readonly secret?: string;
  readonly key?: string;
  /** The version of a service. Default: the pinned one. */
  readonly version?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A mock with short ways to call it. */
export interface TestMock extends EconomicMock {
  rest(method: string, path: string, body?: unknown, options?: CallOptions): Promise<TestAnswer>;
  /** Calls a service by its name without the version: `apis("customersapi", "GET", "/Customers/1")`. */
  apis(
    service: string,
    method: string,
    path: string,
    body?: unknown,
    options?: CallOptions,
  ): Promise<TestAnswer>;
}

/**
 * Makes a mock for tests of the mocks themselves. Every answer that does not fit its published type is an error of the
 * mock, including refusals.
 */
export function testMock(settings: MockSettings = {}, parts: MockParts = {}): TestMock {
  const mock = createMock(settings, parts);
  checkAnswers(mock.engine);
  const call = async (
    method: string,
    url: string,
    body: unknown,
    options: CallOptions = {},
  ): Promise<TestAnswer> => {
    const headers = new Headers({
      "x-appsecrettoken": options.secret ?? "secret",
      "x-agreementgranttoken": options.token ?? "grant",
      ...options.headers,
    });
    if (body !== undefined && !(body instanceof FormData) && !headers.has("content-type"))
      headers.set("content-type", "application/json");
    if (options.key !== undefined) headers.set("idempotency-key", options.key);
    const sent =
      body === undefined
        ? null
        : body instanceof FormData || typeof body === "string"
          ? body
          : JSON.stringify(body);
    const response = await mock.fetch(url, { method, headers, body: sent });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder("latin1").decode(bytes);
    const own = mock.faults.armed.every(({ hits }) => hits === 0);
    if (own && response.status >= 400 && response.headers.get("content-type")?.includes("json") === true)
      assertErrorFits(url, text);
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: parsed(new TextDecoder().decode(bytes)),
    };
  };
  return Object.assign(mock, {
    rest: (method: string, path: string, body?: unknown, options?: CallOptions) =>
      call(method, `https://restapi.e-conomic.com${path}`, body, options),
    apis: (service: string, method: string, path: string, body?: unknown, options?: CallOptions) => {
      const version = options?.version ?? documents.find((document) => document.service === service)?.version;
      return call(method, `https://apis.e-conomic.com/${service}/v${version}${path}`, body, options);
    },
  });
}

/** Throws if a refusal differs from the published type of errors. Answers of the test's own faults are not checked. */
function assertErrorFits(url: string, text: string): void {
  const { host, pathname } = new URL(url);
  const service = pathname.split("/")[1]?.toLowerCase();
  const document = documents.find((each) =>
    host.startsWith("restapi") ? each.document === "rest" : each.service.toLowerCase() === service,
  );
  const stray = document === undefined ? [] : strayFromError(document, parsed(text));
  if (stray.length > 0) throw new Error(`the error of ${url} does not fit: ${stray.join("; ")}: ${text}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
