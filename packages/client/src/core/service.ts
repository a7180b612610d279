import type { ServiceName } from "../types/index.ts";
import { encodeJson, isRaw } from "./body.ts";
import { located } from "./call.ts";
import type { Config } from "./config.ts";
import { ValidationError } from "./errors.ts";
import { urlOf } from "./http.ts";
import { attachCore } from "./internals.ts";
import { transport } from "./join.ts";
import { expandPath } from "./path.ts";
import type { Method, SendOptions, ServiceCore } from "./send.ts";

/** What callers pass, as the typed verbs and `raw` take it. */
export interface Options extends SendOptions {
  path?: Readonly<Record<string, unknown>> | undefined;
}

/** How listings are made; handed in, so that this file does not depend on them. */
export type MakeListing = (core: ServiceCore, path: string, options?: object) => unknown;

/** The client's own, those of the connection, and what is no name: fetch would throw only once the call is under way. */
const ownHeaders =
  /^(x-a.+token|idempotency-key|host|expect|upgrade|connection|keep-alive|content-length|transfer-encoding)?$|[^!#-'*+.^`|~\w-]/i;

/** One member of the client. Its methods need no `this`. */
export const createService = (config: Config, service: ServiceName, list: MakeListing): object => {
  const baseUrl = config.baseUrlOf(service);

  /** Checks a call, builds its URL and body, sends it. */
  const run = async (method: Method, path: string, values: Options["path"], options: SendOptions) => {
    const { query, body, headers, signal } = options;
    try {
      for (const name in headers)
        if (ownHeaders.test(name) || /[^\t -~]/.test(headers[name] ?? ""))
          throw new ValidationError(
            `header ${name} is not the caller's, or its name or value cannot be sent`,
          );
      return await transport({
        config,
        service,
        method,
        path,
        url: urlOf(baseUrl, expandPath(path, values, service === "rest"), query),
        body: body === undefined || isRaw(body) ? body : encodeJson(body),
        options,
        signal: signal as AbortSignal | undefined,
      });
    } catch (error) {
      throw located(error, { service, method, path });
    }
  };

  const call = (method: Method, path: string, options: Options = {}) => {
    const sent = run(method, path, options.path, options);
    const data = sent.then((result) => result.data) as Promise<unknown> & { withResponse: unknown };
    data.withResponse = () => {
      // Whoever takes this way gets the failure here, and not a second time as an unhandled one.
      data.catch(() => {});
      return sent;
    };
    return data;
  };

  const core: ServiceCore = {
    service,
    baseUrl,
    demo: config.appSecretToken === "demo",
    send: (request) => run(request.method, request.path, request.pathParams, request),
  };
  const member: Record<string, unknown> = {
    list: (path: string, options?: object) => list(core, path, options),
    raw: (method: string, path: string, options?: Options) =>
      call(method.toUpperCase() as Method, path, { parse: "auto", ...options }),
  };
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"] as const)
    member[method.toLowerCase()] = (path: string, options?: Options) => call(method, path, options);
  attachCore(member, core);
  return member;
};
