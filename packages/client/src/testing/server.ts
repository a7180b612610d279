import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { EconomicOptions } from "../core/config.ts";
import { createEconomic } from "../index.ts";
import { ownAgreement } from "./script.ts";

/** A request that a real socket brought. */
export interface Received {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
}

type Answer = (response: ServerResponse, request: Received, count: number) => unknown;

/**
 * A server on a real socket, for what only a socket can do: break off, stall, truncate, redirect. Closed when the
 * test ends.
 */
export const listen = async (answer: Answer) => {
  const received: Received[] = [];
  let connections = 0;
  const server = createServer((message, response) => {
    let body = "";
    message.setEncoding("utf8");
    message.on("data", (chunk) => {
      body += chunk;
    });
    message.on("end", () => {
      const { method = "", url = "", headers } = message;
      const request = { method, url, headers, body };
      received.push(request);
      answer(response, request, received.length);
    });
  });
  server.on("connection", (socket) => {
    connections++;
    socket.on("close", () => connections--);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<unknown>((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  onTestFinished(async () => {
    await close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, received, connections: () => connections, close };
};

/** A client of such a server, with real time. */
export const clientOf = (origin: string, options: Partial<EconomicOptions> = {}) =>
  createEconomic({
    ...ownAgreement(),
    baseUrls: { rest: `${origin}/restapi.e-conomic.com`, apis: `${origin}/apis.e-conomic.com` },
    ...options,
  });
