import type { ServiceName, Verb } from "../types/index.ts";
import type { Config } from "./config.ts";
import { ValidationError } from "./errors.ts";
import { request as build } from "./http.ts";
import { attachCore } from "./internals.ts";
import { expandPath } from "./path.ts";
import type { Method, SendRequest, SendResult, ServiceCore } from "./send.ts";
import { transport } from "./transport.ts";

const ours = /^(x-appsecrettoken|x-agreementgranttoken|idempotency-key|host|content-length)$/i;

/** Header names in lower case: two spellings of one would both be sent. */
const readHeaders = (headers: Readonly<Record<string, string>> | undefined) =>
  headers &&
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (ours.test(name) || !/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !/^[\t\x20-\x7e]*$/.test(value))
        throw new ValidationError(
          `Header ${JSON.stringify(name)}: set by the client itself (see idempotencyKey), or not writable as a header.`,
        );
      return [name.toLowerCase(), value];
    }),
  );

/** The core of one service: checks a call, builds its URL and body, sends it. */
export const createCore = (config: Config, service: ServiceName): ServiceCore => {
  const baseUrl = config.baseUrl(service);
  return {
    service,
    baseUrl,
    async send(request) {
      const { method, path, query, body } = request;
      const url = baseUrl + expandPath(path, request.pathParams, service === "rest");
      if (method === "GET" && body !== undefined)
        throw new ValidationError(`GET ${path}: a GET takes no body`);
      const checked = request.headers ? { ...request, headers: readHeaders(request.headers) } : request;
      return build(method, url, query, body, (sent, bytes) =>
        transport({ config, service, request: checked, url: sent, body: bytes }),
      );
    },
  };
};

/** What callers pass, as the typed verbs and `raw` take it. */
export interface Options extends Omit<SendRequest, "method" | "path" | "pathParams"> {
  path?: Readonly<Record<string, unknown>> | undefined;
}

const call = ({ send }: ServiceCore, method: Method, path: string, options: Options = {}) => {
  const sent: Promise<SendResult> = send({ ...options, method, path, pathParams: options.path });
  const data = sent.then((result) => result.data);
  return Object.assign(data, {
    withResponse: () => {
      // Whoever takes this way gets the failure here, and not a second time as an unhandled one.
      data.catch(() => {});
      return sent;
    },
  });
};

/** How listings are made; handed in, so that this file does not depend on them. */
export type MakeListing = (core: ServiceCore, path: string, options?: object) => unknown;

/** One member of the client. Its methods need no `this`. */
export const createService = (config: Config, service: ServiceName, list: MakeListing) => {
  const core = createCore(config, service);
  const verb = (method: Method) => (path: string, options?: Options) => call(core, method, path, options);
  const member = {
    get: verb("GET"),
    post: verb("POST"),
    put: verb("PUT"),
    patch: verb("PATCH"),
    delete: verb("DELETE"),
    list: (path: string, options?: object) => list(core, path, options),
    raw: (method: Verb, path: string, options?: Options) =>
      call(core, method.toUpperCase() as Method, path, options),
  };
  attachCore(member, core);
  return member;
};
