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
   * What may leave the process, e-conomic's own hosts apart. A text is the beginning of a URL, with its host:
   * `"http://127.0.0.1:4010"`, `"postgres://localhost:5432"`. Where only host and port are known, as those of a socket, an
   * entry matches if its host and port do, and a RegExp if it matches `http://host:port/` or `https://host:port/`.
   * Default: nothing, loopback included.
   */
  readonly allow?: readonly AllowEntry[];
}

/** What answers, and for which hosts. */
export interface Answering {
  readonly handlers: Handlers;
  /** Whether a URL is for one of its hosts. */
  isOwn(url: string): boolean;
}

interface Listener extends Answering {
  readonly allow: readonly Allowance[];
}

/** All that are on, oldest first. They share one server: closing one of msw's servers opens the network for every other. */
const listeners: Listener[] = [];

/** Host and port of URLs that were let pass: their connections follow. */
const admitted = new Set<string>();

/** Names that connections were let pass for: their look-ups follow. */
const admittedNames = new Set<string>();

const nothing = (): void => undefined;

/** Takes the guard of the network away; `nothing` while there is none. */
let openNetwork = nothing;

/** Takes away what answers: msw and the globals in front of it; `nothing` while nothing does. */
let stopAnswering = nothing;

/**
 * Puts handlers between this process and the network. What they do not take is refused where connections are made, below
 * msw, which does not see everything. Of several that are on, the latest answers, and what any of them allows may pass.
 * Throws a TypeError for an entry of `allow` that can match nothing, an Error where this Node is too old for the msw that
 * is installed; what it has replaced until then it puts back.
 *
 * @returns what undoes it.
 */
export function listen(answering: Answering, { allow = [] }: ListenOptions = {}): () => void {
  requireNodeForMsw();
  const listener: Listener = { ...answering, allow: readAllow(allow) };
  // Below msw, which calls what it found there when it lets something through.
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

/** msw 3 loads on Node 20, and fails with every request. `handleRequest` is in the root of msw 2 alone. */
function requireNodeForMsw(): void {
  if ("handleRequest" in msw || "withResolvers" in Promise) return;
  throw new Error(
    `listen: msw 3 needs Node 22.12 or newer, and this is Node ${process.versions.node} (npm install --save-dev msw@2).`,
  );
}

/** Makes all that listen answer. If it throws nothing does, and nothing leaves either while one of them is there. */
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
    // Both names: 2 knows the first, 3 the second. Whatever they let through, the guard below does not.
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
 * What becomes of a request that no handler has taken. One whose connection will be refused goes on, since that error has
 * words, which no error of msw's has; where another entry allows the connection they are printed only.
 */
function refuseOrPass(request: Request): Response | undefined {
  if (rules.mayRequest(request.url)) return undefined;
  const endpoint: Endpoint | undefined = endpointOfUrl(request.url);
  if (endpoint === undefined || !rules.mayConnect(endpoint)) return undefined;
  rules.refuse(request.url, `a request (${request.method})`);
  return HttpResponse.error();
}
