import http2 from "node:http2";
import net from "node:net";
import { TLSSocket } from "node:tls";
import { bareHost, type Endpoint, endpointText } from "./endpoint.ts";
import type { OfflineError } from "./offline-error.ts";
import { type Intercepted, patch, undoAll } from "./patch.ts";
import { proxiedTarget } from "./proxied-target.ts";
import type { Rules } from "./rules.ts";

/** Members of a socket that Node has but does not document. */
interface SocketInternals {
  /** The handle that connects. Its `connect` and `connect6` are the last JavaScript calls before a connection. */
  readonly _handle?: Record<"connect" | "connect6", () => number> | null;
  /** The name that was looked up for the connection. */
  readonly _host?: string | null;
  /** The socket below a TLS socket, as in a tunnel. */
  readonly _parent?: net.Socket | null;
  /** The server that accepted the socket, if one did. */
  readonly server?: unknown;
}

/**
 * Patches `net.Socket.prototype`, which every TCP connection in Node uses: global fetch, undici, `node:http(s)`,
 * `http2`, `tls`, `net` and everything built on them. Connections are checked before they are made. Writes are checked
 * for requests to a proxy, and for connections that were open before. Unix sockets and pipes pass.
 *
 * @returns a function that undoes it.
 */
export function guardSockets(rules: Rules): () => void {
  /** Sockets whose connection was checked. */
  const checked = new WeakSet<net.Socket>();
  /** Whether an HTTP/2 connection is being made, which happens while `http2.connect` runs. */
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
    // The socket is destroyed in the next tick: `tls.connect` still needs it in this one, and Node connects in a later
    // one. If msw was started before this guard, it may play the server of this socket: then the socket stays. msw does
    // not play an HTTP/2 server, so the caller of such a socket would wait for ever.
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
      // A socket that connects without having been checked began before this guard was set, or belongs to an msw that
      // was started earlier. Its destination is known once it is connected.
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

/** Returns the options and the callback of `connect`, in any of its forms. Node's own calls pass one array. */
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

/** Returns the endpoint that options connect to; undefined for a Unix socket or a pipe. */
function endpointOf(options: net.TcpNetConnectOpts & { readonly path?: unknown }): Endpoint | undefined {
  if (typeof options.path === "string" && options.path !== "") return undefined;
  return { host: bareHost(options.host ?? "localhost"), port: Number(options.port) };
}

/**
 * Returns whether msw 3 plays the server of a socket. msw then gives the socket its own `connect`, pretends to connect,
 * and replaces the handle by one that opens no connection.
 */
const isPlayed = (socket: net.Socket): boolean => Object.hasOwn(socket, "connect");

/** Makes sure that a socket whose server is played opens no connection. msw later replaces this with its own handle. */
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
 * Returns the endpoint of a socket whose connection was made before it could be checked. Undefined for anything but an
 * outgoing TCP connection: a socket that a server here accepted, a pipe, or a tunnel over a checked socket.
 */
function openEndpoint(socket: net.Socket, checked: WeakSet<net.Socket>): Endpoint | undefined {
  const { _host: name, _parent: below, server } = socket as SocketInternals;
  if (below instanceof net.Socket) return checked.has(below) ? undefined : openEndpoint(below, checked);
  const { remoteAddress, remotePort } = socket;
  if (server || remoteAddress === undefined || remotePort === undefined) return undefined;
  return { host: bareHost(name ?? remoteAddress), port: remotePort };
}
