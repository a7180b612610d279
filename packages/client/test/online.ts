import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { startServer } from "@org/visma-economic-mocks/node";
import { onTestFinished } from "vitest";
import { createEconomic, type EconomicOptions } from "../src/index.ts";
import { ownAgreement } from "../src/testing/agreement.ts";

/** Starts the mock server on a socket and makes a client of it, in real time. The server closes when the test ends. */
export async function online(options: Partial<EconomicOptions> = {}) {
  const { url, mock, close } = await startServer({
    port: 0,
    host: "127.0.0.1",
    mock: { seed: "company", rateLimit: false },
  });
  const answering = new Set<ServerResponse>();
  const started = (message: unknown) => {
    const { response, socket } = message as { response: ServerResponse; socket: Socket };
    if (`${socket.localPort}` !== new URL(url).port) return;
    answering.add(response);
    response.on("close", () => answering.delete(response));
  };
  subscribe("http.server.request.start", started);
  const cut = () => {
    for (const response of answering) response.destroy();
  };
  onTestFinished(async () => {
    unsubscribe("http.server.request.start", started);
    cut();
    await close();
  });
  const rest = `${url}/restapi.e-conomic.com`;
  const apis = `${url}/apis.e-conomic.com`;
  const economic = createEconomic({ ...ownAgreement(), baseUrls: { rest, apis }, ...options });
  return {
    mock,
    economic,
    rest,
    /** Returns the number of connections that wait for the rest of an answer. */
    busy: () => answering.size,
    /** Cuts these connections, as a network may do. */
    cut,
    close,
  };
}
