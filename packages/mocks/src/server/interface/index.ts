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

/** A handler as the dispatcher calls it: with input that has been checked against the document. */
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
        `There is no ${pathname}; ${origin}/__mock/openapi.json lists what there is.`,
      );
    const { operation } = found;
    if (!["GET", "HEAD"].includes(request.method)) refuseOtherContent(request);
    // Each handler takes the input that the document has for its operation, and the input has been checked against it.
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

/** Refuses pages of other origins: they may neither change anything nor read it. */
function refuseStrangers(request: Request, origin: string): void {
  const from = request.headers.get("origin");
  if (from !== null && (!URL.canParse(from) || new URL(from).host !== new URL(origin).host))
    throw new InterfaceFailure(403, `Not from a page of ${from}.`);
  // A browser sends no Origin with an image or a script, but it says where the request comes from.
  const site = request.headers.get("sec-fetch-site");
  if (site === "cross-site" || site === "same-site")
    throw new InterfaceFailure(403, "Not from a page of another origin.");
}

/** Refuses other content than JSON: any page can send a form or a plain text without a preflight. */
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
