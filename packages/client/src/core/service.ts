import type { ServiceName } from "../types/index.ts";
import type { Config } from "./config.ts";
import { ValidationError } from "./errors.ts";
import { request as build } from "./http.ts";
import { attachCore } from "./internals.ts";
import { transport } from "./join.ts";
import { expandPath } from "./path.ts";
import type { Method, SendRequest, ServiceCore } from "./send.ts";

/** Header names in lower case: two spellings of one would both be sent. */
const readHeaders = (headers: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (/^(x-a.+token|idempotency-key)$/i.test(name) || /[^\t -~]/.test(value))
        throw new ValidationError(`header ${name} is the client's own, or its value cannot be sent`);
      return [name.toLowerCase(), value];
    }),
  );

/** The core of one service: checks a call, builds its URL and body, sends it. */
export const createCore = (config: Config, service: ServiceName): ServiceCore => {
  const baseUrl = config.baseUrlOf(service);
  return {
    service,
    baseUrl,
    demo: config.appSecretToken === "demo",
    async send(request) {
      const { method, path, pathParams, query, body } = request;
      const url = baseUrl + expandPath(path, pathParams, service === "rest");
      const headers = readHeaders(request.headers);
      return build(method, url, query, body, (url, body) =>
        transport({ ...request, config, service, headers, url, body }),
      );
    },
  };
};

/** What callers pass, as the typed verbs and `raw` take it. */
export interface Options extends Omit<SendRequest, "method" | "path" | "pathParams"> {
  path?: Readonly<Record<string, unknown>> | undefined;
}

/** How listings are made; handed in, so that this file does not depend on them. */
export type MakeListing = (core: ServiceCore, path: string, options?: object) => unknown;

/** One member of the client. Its methods need no `this`. */
export const createService = (config: Config, service: ServiceName, list: MakeListing): object => {
  const core = createCore(config, service);
  const raw = (method: string, path: string, options: Options = {}) => {
    const sent = core.send({
      ...options,
      method: method.toUpperCase() as Method,
      path,
      pathParams: options.path,
    });
    const data = sent.then((result) => result.data);
    const withResponse = () => {
      // Whoever takes this way gets the failure here, and not a second time as an unhandled one.
      data.catch(() => {});
      return sent;
    };
    return Object.assign(data, { withResponse });
  };
  const verb = (method: string) => (path: string, options?: Options) => raw(method, path, options);
  const member = {
    ...Object.fromEntries(["get", "post", "put", "patch", "delete"].map((method) => [method, verb(method)])),
    list: (path: string, options?: object) => list(core, path, options),
    raw,
  };
  attachCore(member, core);
  return member;
};
