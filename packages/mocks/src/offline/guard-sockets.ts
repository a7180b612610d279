import http2 from "node:http2";
import net from "node:net";
import { TLSSocket } from "node:tls";
import { bareHost, type Endpoint, endpointText } from "./endpoint.ts";
import type { OfflineError } from "./offline-error.ts";
import { type Intercepted, patch, undoAll } from "./patch.ts";
import { proxiedTarget } from "./proxied-target.ts";
import type { Rules } from "./rules.ts";

/** Members of a socket that Node has and does not document. */
interface SocketInternals {
  /** What dials: its `connect` and `connect6` are the last that JavaScript sees of a connection. */
  readonly _handle?: Record<"connect" | "connect6", () => number> | null;
  /** The name that was looked up for it. */
  readonly _host?: string | null;
  /** The socket that a TLS socket was put over, as in a tunnel. */
  readonly _parent?: net.Socket | null;
  /** Set where a server has accepted it. */
  readonly server?: unknown;
}

/**
 * Stands at `net.Socket.prototype`, through which everything in Node goes that speaks TCP: global fetch, undici,
 * `node:http(s)`, `http2`, `tls`, `net` and what is made of them. A connection is checked before it is made; what is
 * written is checked for being addressed to a proxy, and for going over a connection that was there before. Unix sockets
 * and pipes pass.
 *
 * @returns what undoes it.
 */
export function guardSockets(rules: Rules): () => void {
  /** Sockets whose connection was checked. */
  const checked = new WeakSet<net.Socket>();
  /** Whether the connection is one of HTTP/2, which is made while `http2.connect` runs. */
  let isHttp2 = false;

  const connect = ({ self, args, real }: Intercepted): unknown => {
    const socket = self as net.Socket;
    const [options, callback] = connectArguments(args);
    const endpoint = endpointOf(options);
    checked.add(socket);
    if (endpoint === undefined || rules.mayConnect(endpoint)) return real();
    if (isPlayed(socket) && !isHttp2) {
      const connecting = real();
      sealHandle(socket, () => refusal(socket, endpoint));
      return connecting;
    }
    let error: OfflineError | undefined;
    const refuse = (): OfflineError => {
      error ??= refusal(socket, endpoint);
      return error;
    };
    // Not at once: `tls.connect` has something left to do with the socket. Before Node dials, which it does in a later tick.
    // Below us may be an msw that was there before, and plays the server of this socket; not that of HTTP/2, which would
    // wait for an answer for ever.
    const overHttp2 = isHttp2;
    process.nextTick(() => {
      if (overHttp2 || !isPlayed(socket)) socket.destroy(refuse());
    });
    const lookup = (_name: string, _options: object, done: (error: Error) => void): void =>
      process.nextTick(() => done(refuse()));
    return real([{ ...options, lookup }, callback]);
  };

  const refusal = (socket: net.Socket, endpoint: Endpoint): OfflineError =>
    rules.refuse(endpointText(endpoint), socket instanceof TLSSocket ? "a TLS connection" : "a connection");

  const mayWrite = (socket: net.Socket, chunk: unknown): OfflineError | undefined => {
    if (isPlayed(socket)) return undefined;
    const open = checked.has(socket) ? undefined : openEndpoint(socket, checked);
    if (open !== undefined && !rules.mayConnect(open))
      return rules.refuse(endpointText(open), "a connection that was open before");
    checked.add(socket);
    const target = proxiedTarget(chunk);
    return target === undefined || rules.mayConnect(target)
      ? undefined
      : rules.refuse(endpointText(target), "a request through a proxy");
  };

  const writing =
    (firstOf: (data: unknown) => unknown) =>
    ({ self, args, real }: Intercepted): unknown => {
      const socket = self as net.Socket;
      const write = (): unknown => {
        const error = mayWrite(socket, firstOf(args[0]));
        if (error === undefined) return real();
        const done = args.at(-1);
        return typeof done === "function" ? done(error) : socket.destroy(error);
      };
      // Where it goes is known when it is there: it was let connect before, or by an msw that was on before.
      const isUnknown = socket.connecting && !checked.has(socket) && !isPlayed(socket);
      return isUnknown ? socket.once("connect", write) : write();
    };

  const connectWithHttp2 = ({ real }: Intercepted): unknown => {
    isHttp2 = true;
    try {
      return real();
    } finally {
      isHttp2 = false;
    }
  };

  const undos = [patch(net.Socket.prototype, "connect", { call: connect })];
  try {
    undos.push(
      patch(http2, "connect", { call: connectWithHttp2 }),
      patch(net.Socket.prototype, "_write", { call: writing((chunk) => chunk) }),
      patch(net.Socket.prototype, "_writev", {
        call: writing((chunks) => (chunks as readonly { readonly chunk: unknown }[])[0]?.chunk),
      }),
    );
  } catch (error) {
    undoAll(undos);
    throw error;
  }
  return () => undoAll(undos);
}

/** The options and the callback that `connect` was called with, in any of its forms. Node's own calls give one array. */
function connectArguments(args: readonly unknown[]): readonly [net.TcpNetConnectOpts, unknown] {
  const [first, second, third] = Array.isArray(args[0]) ? (args[0] as readonly unknown[]) : args;
  const callback = [second, third].find((argument) => typeof argument === "function");
  if (typeof first === "object" && first !== null) return [first as net.TcpNetConnectOpts, callback];
  const isPath = typeof first === "string" && !/^\d+$/.test(first);
  const options = isPath
    ? { path: first }
    : { port: first, ...(typeof second === "string" ? { host: second } : {}) };
  return [options as net.TcpNetConnectOpts, callback];
}

/** Where options connect to; undefined for a Unix socket or a pipe. */
function endpointOf(options: net.TcpNetConnectOpts & { readonly path?: unknown }): Endpoint | undefined {
  if (typeof options.path === "string" && options.path !== "") return undefined;
  return { host: bareHost(options.host ?? "localhost"), port: Number(options.port) };
}

/**
 * Whether msw 3 plays the server of a socket: it gives the socket a `connect` of its own, goes through the motions of
 * connecting, and puts something that dials nowhere in the place of what dials.
 */
const isPlayed = (socket: net.Socket): boolean => Object.hasOwn(socket, "connect");

/** Makes sure that a socket whose server is played does not dial: what msw puts there later takes the place of this. */
function sealHandle(socket: net.Socket, refuse: () => Error): void {
  const { _handle: handle } = socket as SocketInternals;
  if (!handle || Object.hasOwn(handle, "connect")) return;
  const dial = (): number => {
    process.nextTick(() => socket.destroy(refuse()));
    return 0;
  };
  handle.connect = dial;
  handle.connect6 = dial;
}

/**
 * Where a socket goes whose connection nobody checked, because it was made before. Undefined for what is not a connection
 * of ours over TCP: one that a server here has accepted, a pipe, a tunnel over a socket that was checked.
 */
function openEndpoint(socket: net.Socket, checked: WeakSet<net.Socket>): Endpoint | undefined {
  const { _host: name, _parent: below, server } = socket as SocketInternals;
  if (below instanceof net.Socket) return checked.has(below) ? undefined : openEndpoint(below, checked);
  const { remoteAddress, remotePort } = socket;
  if (server || remoteAddress === undefined || remotePort === undefined) return undefined;
  return { host: bareHost(name ?? remoteAddress), port: remotePort };
}
