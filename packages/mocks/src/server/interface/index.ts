/** Answers requests under `/__mock/`. */
import { bugResponse } from "../../pipeline/bug-response.ts";
import type { InterfaceHandlers, OperationId } from "./call.ts";
import { readBody, readParameters } from "./check-input.ts";
import type { InterfaceOperation } from "./document/index.ts";
import type { Emulator } from "./emulator.ts";
import { InterfaceFailure } from "./failure.ts";
import { findOperation } from "./find-operation.ts";
import { agreementHandlers } from "./handlers/agreements.ts";
import { recordHandlers } from "./handlers/records.ts";
import { serverHandlers } from "./handlers/server.ts";
import { snapshotHandlers } from "./handlers/snapshots.ts";
import { timeAndFaultHandlers } from "./handlers/time-and-faults.ts";
import { trafficHandlers } from "./handlers/traffic.ts";

export type { Emulator } from "./emulator.ts";

export const interfacePath = "/__mock";

export const isInterfacePath = (pathname: string): boolean =>
  pathname === interfacePath || pathname.startsWith(`${interfacePath}/`);

/** Answers a request under `/__mock/`; never rejects. */
export type AnswerInterface = (request: Request) => Promise<Response>;

const headers = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

/** A handler as the dispatcher calls it, with input that was checked against the document. */
type AnyHandler = (call: {
  readonly path: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly origin: string;
  readonly signal: AbortSignal;
}) => unknown;

export function createInterface(emulator: Emulator): AnswerInterface {
  const handlers: InterfaceHandlers = {
    ...serverHandlers(emulator),
    ...timeAndFaultHandlers(emulator),
    ...trafficHandlers(emulator),
    ...snapshotHandlers(emulator),
    ...agreementHandlers(emulator),
    ...recordHandlers(emulator),
  };

  const answer = async (request: Request): Promise<Response> => {
    const { origin, pathname, searchParams } = new URL(request.url);
    refuseStrangers(request, origin);
    const found = findOperation(request.method, pathname);
    if (found === undefined)
      throw new InterfaceFailure(
        404,
        `There is no ${pathname}; ${origin}/__mock/openapi.json lists every path.`,
      );
    const { operation } = found;
    if (!["GET", "HEAD"].includes(request.method)) refuseOtherContent(request);
    // Each handler's input type comes from the document, and the input was checked against the same document.
    const handler = handlers[operation.operationId as OperationId] as AnyHandler;
    const result = await handler({
      path: readParameters(operation, "path", found.path),
      query: readParameters(operation, "query", Object.fromEntries(searchParams)),
      body: readBody(operation, await request.text()),
      origin,
      signal: request.signal,
    });
    return responseOf(operation, result, request.method);
  };

  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      return error instanceof InterfaceFailure ? failureResponse(error) : bugResponse(error);
    }
  };
}

/** Refuses requests from pages of other origins, which may neither read nor change anything. */
function refuseStrangers(request: Request, origin: string): void {
  const from = request.headers.get("origin");
  if (from !== null && (!URL.canParse(from) || new URL(from).host !== new URL(origin).host))
    throw new InterfaceFailure(403, `A page of ${from} may not use this interface.`);
  // A browser sends no Origin with an image or a script, but Sec-Fetch-Site says where the request comes from.
  const site = request.headers.get("sec-fetch-site");
  if (site === "cross-site" || site === "same-site")
    throw new InterfaceFailure(403, "A page of another origin may not use this interface.");
}

/** Refuses all content but JSON, because any page can send a form or plain text without a preflight. */
function refuseOtherContent(request: Request): void {
  const type = request.headers.get("content-type") ?? "";
  if (/^application\/json\s*(;|$)/i.test(type)) return;
  throw new InterfaceFailure(
    415,
    `A write needs "content-type: application/json", not ${JSON.stringify(type)}.`,
  );
}

function responseOf({ responses }: InterfaceOperation, result: unknown, method: string): Response {
  const status = Number(Object.keys(responses)[0]);
  const response =
    result instanceof Response
      ? result
      : result === undefined
        ? new Response(null, { status })
        : Response.json(result, { status });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  if (method !== "HEAD") return response;
  void response.body?.cancel();
  return new Response(null, { status: response.status, headers: response.headers });
}

const failureResponse = ({ status, message, headers: more }: InterfaceFailure): Response =>
  Response.json({ message, status }, { status, headers: { ...headers, ...more } });
