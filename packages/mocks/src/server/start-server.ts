import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { MockCore } from "../mock/mock-core.ts";
import { createEmulator, type EmulatorSettings } from "./create-emulator.ts";
import { isLoopback, requestHandler } from "./request-handler.ts";

export interface ServerSettings extends EmulatorSettings {
  /** The port to listen on; 0 means any free port. */
  readonly port: number;
  /** The name or address to listen on. Default: 127.0.0.1, which only this machine reaches. */
  readonly host?: string | undefined;
}

export interface RunningServer {
  /** The address of the server: `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly mock: MockCore;
  /** Describes the records of a new agreement: "company, 3 customers". */
  readonly seed: string;
  /** Stops accepting requests. Those under way have two seconds to finish before they are cut off. */
  close(): Promise<void>;
}

/** Thrown if the server cannot listen. The message says what to do about it. */
export class ServerStartError extends Error {
  override readonly name = "ServerStartError";
}

/** How long requests under way may take after `close()`, in milliseconds. */
const grace = 2_000;

/**
 * Serves a mock over HTTP.
 *
 * @throws ServerStartError if the port is taken or the address cannot be used; PersistError if the file cannot be used;
 *   TypeError for a wrong mock option; SeedError for a record that the books refuse.
 */
export async function startServer({
  port,
  // Without a host, Node would listen on every address of the machine.
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
    // Otherwise streams of events would never end.
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
    EADDRNOTAVAIL: `${host} is not an address of this machine. Choose one with --host.`,
    ENOTFOUND: `${host} is not an address of this machine. Choose one with --host.`,
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
    // A kept-alive connection becomes idle after its answer, and would keep the server from closing.
    const sweep = setInterval(() => server.closeIdleConnections(), 20);
    server.close(() => {
      clearTimeout(cutOff);
      clearInterval(sweep);
      resolve();
    });
  });
}
