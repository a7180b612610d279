import * as msw from "msw";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { type Allowance, type AllowEntry, readAllow } from "./allow.ts";
import { bareHost, type Endpoint, endpointOfUrl, endpointText } from "./endpoint.ts";
import { guardConstructors } from "./guard-constructors.ts";
import { guardFetch } from "./guard-fetch.ts";
import { guardNetwork } from "./guard-network.ts";
import { keepPatchesOnTop } from "./keep-patches.ts";
import { OfflineError } from "./offline-error.ts";
import { undoAll } from "./patch.ts";
import type { Rules } from "./rules.ts";
import { tunnelHandler } from "./tunnel-handler.ts";

type Handlers = Parameters<typeof setupServer>;

export interface ListenOptions {
  /**
   * What may leave the process: requests, connections, name look-ups and datagrams. No entry allows e-conomic's own hosts. A text is the beginning of a URL,
   * with its host: `"http://127.0.0.1:4010"`, `"postgres://localhost:5432"`. For a socket, of which only host and port
   * are known, a text matches if its host and port do, and a RegExp if it matches `http://host:port/` or
   * `https://host:port/`. Default: nothing, not even to loopback.
   */
  readonly allow?: readonly AllowEntry[];
}

/** The handlers that answer, and the hosts that they answer for. */
export interface Answering {
  readonly handlers: Handlers;
  /** Returns whether a URL is for one of the hosts. */
  isOwn(url: string): boolean;
}

interface Listener extends Answering {
  readonly allow: readonly Allowance[];
}

/**
 * All active listeners, oldest first. They share one msw server, because closing one server would open the network for
 * all.
 */
const listeners: Listener[] = [];

/** The host and port of each URL that was allowed. A connection to it is allowed too. */
const admitted = new Set<string>();

/** The names that connections were allowed for. Looking them up is allowed too. */
const admittedNames = new Set<string>();

const nothing = (): void => undefined;

/** Removes the guard of the network; `nothing` while there is none. */
let openNetwork = nothing;

/** Stops msw and the patched globals in front of it; `nothing` while they are not active. */
let stopAnswering = nothing;

/**
 * Puts handlers between this process and the network. A request that they do not answer is refused where connections
 * are made, below msw, which does not see every connection. If several are active, the latest one answers, and
 * everything that any of them allows may pass. Throws a TypeError for an entry of `allow` that can match nothing, and
 * an Error if this Node is too old for the installed msw; it first undoes its changes.
 *
 * @returns a function that undoes it.
 */
export function listen(answering: Answering, { allow = [] }: ListenOptions = {}): () => void {
  requireNodeForMsw();
  const listener: Listener = { ...answering, allow: readAllow(allow) };
  // The guard must be below msw, because msw calls the functions that it found when it lets a request through.
  if (listeners.length === 0) openNetwork = guardNetwork(rules);
  listeners.push(listener);
  try {
    answerAnew();
  } catch (error) {
    remove(listener);
    throw error;
  }
  return () => remove(listener);
}

function remove(listener: Listener): void {
  const at = listeners.indexOf(listener);
  if (at < 0) return;
  listeners.splice(at, 1);
  try {
    answerAnew();
  } finally {
    if (listeners.length === 0) {
      openNetwork();
      openNetwork = nothing;
    }
  }
}

/**
 * Throws if Node is too old for msw 3, which loads on Node 20 but fails with every request. Only msw 2 exports
 * `handleRequest` from its root.
 */
function requireNodeForMsw(): void {
  if ("handleRequest" in msw || "withResolvers" in Promise) return;
  throw new Error(
    `listen: msw 3 needs Node 22.12 or newer, and this is Node ${process.versions.node} (npm install --save-dev msw@2).`,
  );
}

/**
 * Makes all active listeners answer. If it throws, none of them answers, but the network stays closed while one is
 * active.
 */
function answerAnew(): void {
  stopAnswering();
  stopAnswering = nothing;
  admitted.clear();
  admittedNames.clear();
  if (listeners.length > 0) stopAnswering = startAnswering();
}

const isOwn = (url: string): boolean => listeners.some((listener) => listener.isOwn(url));

const isAllowed = (matches: (allowance: Allowance) => boolean): boolean =>
  listeners.some(({ allow }) => allow.some(matches));

const isOwnHost = (host: string): boolean => isOwn(`http://${host.includes(":") ? `[${host}]` : host}/`);

const rules: Rules = {
  mayConnect(endpoint) {
    if (isOwnHost(endpoint.host)) return false;
    const may =
      admitted.has(endpointText(endpoint)) || isAllowed((allowance) => allowance.allowsEndpoint(endpoint));
    if (may) admittedNames.add(endpoint.host);
    return may;
  },
  mayLookUp: (name) =>
    !isOwnHost(name) && (admittedNames.has(name) || isAllowed((allowance) => allowance.allowsName(name))),
  mayRequest(url) {
    const endpoint = endpointOfUrl(url);
    if (endpoint === undefined || isOwnHost(endpoint.host)) return false;
    const may = isAllowed((allowance) => allowance.allowsUrl(url));
    if (may) admitted.add(endpointText(endpoint));
    return may;
  },
  refuse(target, asked) {
    const host = endpointOfUrl(target)?.host ?? bareHost(target.replace(/:\d+$/, ""));
    const error = new OfflineError(target, asked, isOwnHost(host));
    console.error(error.message);
    return error;
  },
};

function startAnswering(): () => void {
  const handlers = listeners.toReversed().flatMap((listener) => listener.handlers);
  const undos: (() => void)[] = [];
  try {
    const others = http.all(/.*/s, ({ request }) => refuseOrPass(request));
    undos.push(listenWithMsw(setupServer(tunnelHandler(isOwnHost), ...handlers, others)));
    undos.push(guardFetch(handlers as Parameters<typeof guardFetch>[0], isOwn, rules));
    undos.push(guardConstructors(rules));
  } catch (error) {
    undoAll(undos);
    throw error;
  }
  return () => undoAll(undos);
}

function listenWithMsw(server: ReturnType<typeof setupServer>): () => void {
  try {
    // msw 2 knows the first option, msw 3 the second. The guard below still refuses requests that msw lets through.
    server.listen({ onUnhandledRequest: "bypass", onUnhandledFrame: "bypass" } as Parameters<
      typeof server.listen
    >[0]);
  } catch (error) {
    server.close();
    throw error;
  }
  const keepingPatches = keepPatchesOnTop();
  return () => keepingPatches(() => server.close());
}

/**
 * Refuses or passes a request that no handler has answered. A request that no entry allows passes too if its connection
 * will be refused, because the error of the connection has a message and msw's errors have none. If an entry allows the
 * connection but not the URL, the request is refused here, and the reason is only printed.
 */
function refuseOrPass(request: Request): Response | undefined {
  if (rules.mayRequest(request.url)) return undefined;
  const endpoint: Endpoint | undefined = endpointOfUrl(request.url);
  if (endpoint === undefined || !rules.mayConnect(endpoint)) return undefined;
  rules.refuse(request.url, `a request (${request.method})`);
  return HttpResponse.error();
}
