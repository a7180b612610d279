import type { Config } from "../config/configure.ts";
import { ValidationError } from "../errors/errors.ts";
import { fail } from "../errors/fail.ts";
import { type Call, located } from "../request/call.ts";
import { checkCollectionDelete } from "../request/check-collection-delete.ts";
import { encodeBody } from "../request/encode-body.ts";
import { expandPath } from "../request/expand-path.ts";
import { urlOf } from "../request/http.ts";
import { seal } from "../request/seal.ts";
import type { CarryingKey, Method, Send, SendOptions, ServiceCore } from "../request/send.ts";
import { repeat } from "../transport/retry.ts";
import type { ServiceName } from "../types/index.ts";
import { attachCore } from "./internals.ts";

/** How listings are made; handed in, so that this file does not depend on them. */
export type MakeListing = (core: ServiceCore, path: string, options?: object) => unknown;

/** The client's own, those of the connection, and what is no name: fetch would throw only once the call is under way. */
const ownHeaders = /^(x-a.+token|idem|host|expect|upgrade|conn|keep|content-le|transfer|$)|[^\w-]/i;

/** One member of the client. Its methods need no `this`. */
export const createService = (config: Config, service: ServiceName, list: MakeListing): object => {
  const baseUrl = config.baseUrlOf(service);

  /** Checks a call, builds its URL and body, sends it. */
  const send: Send = async (method, path, options = {}) => {
    const { path: values, query, body, headers, signal } = options;
    try {
      const expanded = expandPath(path, values, service === "rest");
      checkCollectionDelete(service, method, expanded, options);
      for (const name in headers)
        if (ownHeaders.test(name) || /[^\t -~]/.test(headers[name] as string))
          throw new ValidationError(`header ${name} cannot be sent, or is not the caller's`);
      const call: Call = {
        config,
        service,
        method,
        path,
        url: urlOf(baseUrl, expanded, query),
        body: encodeBody(body),
        options,
        signal: signal as AbortSignal | undefined,
      };
      const key = options.idempotencyKey as CarryingKey | null | undefined;
      if (key === undefined) return await repeat(call, await seal(call));
      return await (key?.carry?.(call) ?? fail("idempotencyKey", "must be made by idempotencyKey()"));
    } catch (error) {
      throw located(error, { service, method, path });
    }
  };

  const call = (method: Method, path: string, options?: SendOptions) => {
    const sent = send(method, path, options);
    const data = sent.then((result) => result.data) as Promise<unknown> & { withResponse: unknown };
    data.withResponse = () => {
      // Whoever takes this way gets the failure here, and not a second time as an unhandled one.
      data.catch(() => {});
      return sent;
    };
    return data;
  };

  const core: ServiceCore = { config, service, baseUrl, send };
  const member: Record<string, unknown> = {
    list: (path: string, options?: object) => list(core, path, options),
    raw: (method: string, path: string, options?: SendOptions) =>
      call(method.toUpperCase() as Method, path, options),
  };
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"] as const)
    member[method.toLowerCase()] = (path: string, options?: SendOptions) => call(method, path, options);
  attachCore(member, core);
  return member;
};
