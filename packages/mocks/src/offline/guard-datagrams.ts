import dgram from "node:dgram";
import { bareHost, type Endpoint, endpointText } from "./endpoint.ts";
import { type Intercepted, patch, undoAll } from "./patch.ts";
import type { Rules } from "./rules.ts";

/**
 * Refuses datagrams (UDP) to endpoints that are not allowed.
 *
 * @returns a function that undoes it.
 */
export function guardDatagrams(rules: Rules): () => void {
  /** Sockets whose peer was checked when they were connected. */
  const checked = new WeakSet<dgram.Socket>();

  const check = (endpoint: Endpoint | undefined, { self, args, real }: Intercepted): unknown => {
    if (endpoint === undefined || rules.mayConnect(endpoint)) return real();
    const error = rules.refuse(endpointText(endpoint), "a datagram");
    const callback = args.at(-1);
    process.nextTick(() => {
      if (typeof callback === "function") callback(error);
      else (self as dgram.Socket).emit("error", error);
    });
    return undefined;
  };
  const connect = (intercepted: Intercepted): unknown => {
    checked.add(intercepted.self as dgram.Socket);
    return check(at(intercepted.args[0], intercepted.args[1]), intercepted);
  };
  const send = (intercepted: Intercepted): unknown => {
    const socket = intercepted.self as dgram.Socket;
    const peer = peerOf(socket);
    if (peer !== undefined && checked.has(socket)) return intercepted.real();
    return check(peer ?? sentTo(intercepted.args), intercepted);
  };

  const undos = [patch(dgram.Socket.prototype, "send", { call: send })];
  try {
    undos.push(patch(dgram.Socket.prototype, "connect", { call: connect }));
  } catch (error) {
    undoAll(undos);
    throw error;
  }
  return () => undoAll(undos);
}

/**
 * Returns the endpoint of `send(message, port, host)` or `send(message, offset, length, port, host)`. Port and host may
 * be absent.
 */
function sentTo([, ...rest]: readonly unknown[]): Endpoint | undefined {
  const isLong = typeof rest[2] === "number" || typeof rest[3] === "string";
  return isLong ? at(rest[2], rest[3]) : at(rest[0], rest[1]);
}

function at(port: unknown, host: unknown): Endpoint | undefined {
  if (typeof port !== "number" && typeof port !== "string") return undefined;
  return { host: bareHost(typeof host === "string" && host !== "" ? host : "127.0.0.1"), port: Number(port) };
}

/** Returns the endpoint that a connected socket sends to. Node throws for a socket that is not connected. */
function peerOf(socket: dgram.Socket): Endpoint | undefined {
  try {
    const { address, port } = socket.remoteAddress();
    return { host: address, port };
  } catch {
    return undefined;
  }
}
