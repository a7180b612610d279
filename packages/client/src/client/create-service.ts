import { type Checks, checkOptions } from "../config/check-options.ts";
import type { Config } from "../config/configure.ts";
import { callChecks, checkedLater, oneOf, plainObject, writeChecks } from "../config/option-checks.ts";
import { invalid } from "../errors/invalid.ts";
import { withCall } from "../errors/with-call.ts";
import { list } from "../listing/list.ts";
import type { Call } from "../request/call.ts";
import { checkHeaders } from "../request/check-headers.ts";
import { isRawBody } from "../request/encode-body.ts";
import { checkPathNames } from "../request/expand-path.ts";
import { createHttp } from "../request/http.ts";
import { authentication, collectionGuard, errors } from "../request/middleware.ts";
import { pendingCall } from "../request/pending-call.ts";
import type { Method, Send, SendOptions } from "../request/send.ts";
import type { ServiceCore } from "../request/service-core.ts";
import { transport } from "../transport/transport.ts";
import type { ServiceName } from "../types/index.ts";
import { kindOf } from "../utils/kind-of.ts";
import { attachCore } from "./internals.ts";

const methods: ReadonlySet<string> = new Set<Method>(["GET", "POST", "PUT", "PATCH", "DELETE"]);

/** The options of a verb and of `raw`. */
const verbChecks: Checks = {
  path: plainObject,
  query: plainObject,
  body: checkedLater,
  ...writeChecks,
  as: oneOf("bytes", "stream"),
  everything: checkedLater,
};

/** A GET has no body and needs no key: what was meant as one would be dropped. */
const readChecks: Checks = {
  path: plainObject,
  query: plainObject,
  ...callChecks,
  as: oneOf("bytes", "stream"),
  everything: checkedLater,
};

/** Checks a call before anything is sent. Throws a ValidationError that names the option. */
function checkCall(method: Method, path: string, options: SendOptions | undefined): void {
  if (!methods.has(method)) invalid(`The method must be one of ${[...methods].join(", ")}.`, "method");
  checkOptions(options, method === "GET" ? readChecks : verbChecks);
  checkPathNames(path, options?.path);
}

/** Refuses bytes where a record belongs. Files are sent by `multipart(form)`, and by `raw` as they are. */
function checkRecord(body: unknown): void {
  if (isRawBody(body))
    invalid(
      `The body must be an object: it is ${kindOf(body)}. Send a file by multipart(form), or bytes by raw.`,
      "body",
    );
}

/** Makes the function that every call to the service goes through. */
function createSend(config: Config, service: ServiceName, baseUrl: string): Send {
  const middleware = [collectionGuard(baseUrl), authentication(config), errors];
  const http = createHttp(baseUrl, service === "rest", middleware, transport);
  return async (method, path, options = {}) => {
    const signal = options.signal as AbortSignal | undefined;
    const call: Call = { config, service, method, path, options, signal };
    try {
      checkHeaders(options.headers);
      const { data, response, requestId, rateLimit, replayed, attempts } = await http(call);
      return { data, response, requestId, rateLimit, replayed, attempts };
    } catch (error) {
      throw withCall(error, call, config.redact);
    }
  };
}

/** Makes one member of the client. Its methods need no `this`. */
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
      checkCall(method, path, options);
      if (!isRaw) checkRecord(options?.body);
    } catch (error) {
      throw withCall(error, { service, method, path }, config.redact);
    }
    return send(method, path, options);
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
    raw: (method: string, path: string, options?: SendOptions) =>
      pendingCall(checkedSend(`${method}`.toUpperCase() as Method, path, options, true)),
  };
  attachCore(member, core);
  return member;
}
