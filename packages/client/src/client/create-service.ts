import type { Config } from "../config/configure.ts";
import { withCall } from "../errors/with-call.ts";
import { list } from "../listing/list.ts";
import type { Call } from "../request/call.ts";
import { callFactsOf } from "../request/call-facts.ts";
import { checkHeaders } from "../request/check-headers.ts";
import { createHttp } from "../request/http.ts";
import { authentication, collectionGuard, errors } from "../request/middleware.ts";
import { pendingCall } from "../request/pending-call.ts";
import type { Method, Send, SendOptions } from "../request/send.ts";
import type { ServiceCore } from "../request/service-core.ts";
import { transport } from "../transport/transport.ts";
import type { ServiceName } from "../types/index.ts";
import { checkCall, readMethod } from "./check-call.ts";
import { attachCore } from "./internals.ts";

/** Makes the function that sends every call to the service. */
function createSend(config: Config, service: ServiceName, baseUrl: string): Send {
  const middleware = [collectionGuard(baseUrl), authentication(config), errors];
  const isRest = service === "rest";
  const http = createHttp({ baseUrl, isRest, userAgent: config.userAgent }, middleware, transport);
  return async (method, path, options = {}) => {
    const signal = options.signal as AbortSignal | undefined;
    const call: Call = { config, service, method, path, options, signal, startedAt: new Date() };
    try {
      checkHeaders(options.headers);
      const sendIt = () => http(call);
      const { lifetime } = config;
      const answer = await (lifetime && method !== "GET" ? lifetime.watchWrite(sendIt) : sendIt());
      const { data, response, requestId, rateLimit, replayed, attempts } = answer;
      return { data, response, requestId, rateLimit, replayed, attempts };
    } catch (error) {
      throw withCall(error, callFactsOf(call), config.redact);
    }
  };
}

/** Makes one member of the client. Its methods work without `this`. */
export function createService(config: Config, service: ServiceName): object {
  const baseUrl = config.baseUrlOf(service);
  const send = createSend(config, service, baseUrl);
  const core: ServiceCore = { config, service, baseUrl, send };
  const checkedSend = async (
    method: Method,
    path: string,
    options: SendOptions | undefined,
    isRaw: boolean,
  ) => {
    try {
      checkCall(service, method, path, options, isRaw);
    } catch (error) {
      throw withCall(error, callFactsOf({ config, service, method, path, options }), config.redact);
    }
    return send(method, path, options);
  };
  const rawSend = async (method: string, path: string, options: SendOptions | undefined) => {
    let known: Method;
    try {
      known = readMethod(method);
    } catch (error) {
      throw withCall(error, { service }, config.redact);
    }
    return checkedSend(known, path, options, true);
  };
  const verb = (method: Method) => (path: string, options?: SendOptions) =>
    pendingCall(checkedSend(method, path, options, false));
  const member = {
    get: verb("GET"),
    post: verb("POST"),
    put: verb("PUT"),
    patch: verb("PATCH"),
    delete: verb("DELETE"),
    list: (path: string, options?: object) => list(core, path, options),
    raw: (method: string, path: string, options?: SendOptions) => pendingCall(rawSend(method, path, options)),
  };
  attachCore(member, core);
  return member;
}
