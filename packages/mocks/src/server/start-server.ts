import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { MockCore } from "../mock/mock-core.ts";
import { createEmulator, type EmulatorSettings } from "./create-emulator.ts";
import { isLoopback, requestHandler } from "./request-handler.ts";

export interface ServerSettings extends EmulatorSettings {
  /** 0 takes any free port. */
  readonly port: number;
  /** Name or address to listen on. Default: 127.0.0.1, this machine only. */
  readonly host?: string | undefined;
}

export interface RunningServer {
  /** Where it is reached: `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly mock: MockCore;
  /** What a new agreement starts with, in words. */
  readonly seed: string;
  /** Stops taking requests, lets those under way finish for two seconds, then cuts them off. */
  close(): Promise<void>;
}

/** Thrown when the server cannot listen; the message says what to do about it. */
export class ServerStartError extends Error {
  override readonly name = "ServerStartError";
}

/** How long requests under way may take after `close()`, in milliseconds. */
const grace = 2_000;

/**
 * Serves a mock over HTTP.
 *
 * @throws ServerStartError when the port is taken or the address cannot be used; PersistError when the file cannot be;
 *   TypeError for a wrong mock option; SeedError for a record that the books refuse.
 */
export async function startServer({
  port,
  // Node's own default is every address that the machine has.
  host = "127.0.0.1",
  ...settings
}: ServerSettings): Promise<RunningServer> {
  const emulator = createEmulator(settings);
  const server = createServer(requestHandler(emulator, isLoopback(host)));
  try {
    await listen(server, port, host);
  } catch (error) {
    emulator.close();
    throw error;
  }
  const address = server.address() as AddressInfo;
  const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
  const stop = async (): Promise<void> => {
    // Streams of events end by nothing else.
    const closed = close(server);
    emulator.endStreams();
    await closed;
    emulator.close();
  };
  const { mock, seed } = emulator;
  return { url: `http://${name}:${address.port}`, mock, seed, close: stop };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(startError(error, port, host)));
    server.listen({ port, host }, resolve);
  });
}

function startError(error: NodeJS.ErrnoException, port: number, host: string): ServerStartError {
  const advice: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} on ${host} is taken. Stop what uses it, or choose another with --port (0 takes any free one).`,
    EACCES: `Port ${port} on ${host} is not allowed for this user. Choose one above 1023 with --port.`,
    EADDRNOTAVAIL: `${host} is no address of this machine. Choose one with --host.`,
    ENOTFOUND: `${host} is no address of this machine. Choose one with --host.`,
  };
  return new ServerStartError(
    advice[error.code ?? ""] ?? `Cannot listen on ${host}:${port}: ${error.message}`,
    {
      cause: error,
    },
  );
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), grace);
    // A kept-alive connection becomes idle when its answer is out, and would hold the server open from then on.
    const sweep = setInterval(() => server.closeIdleConnections(), 20);
    server.close(() => {
      clearTimeout(cutOff);
      clearInterval(sweep);
      resolve();
    });
  });
}
