import { methodNotAllowed, notFound, Refusal, unknownPath } from "../errors/refusal.ts";
import type { Match, Routed } from "../routing/router.ts";
import type { ErrorAnswer } from "../validation/index.ts";
import { checkAccess, missingAddOn } from "./access.ts";
import { applyFault, type Substitute } from "./apply-fault.ts";
import { type Identity, identify } from "./auth.ts";
import { callOf } from "./call-of.ts";
import { charge, RateLimited } from "./charge.ts";
import { checkBody, checkParameters } from "./checks.ts";
import { errorAnswer } from "./error-answer.ts";
import { type Exchange, log, withHeaders } from "./exchange.ts";
import { type Merge, mergeOf, mergePatch } from "./merge-patch.ts";
import { ConnectionDropped } from "./no-answer.ts";
import { parseBody, readBody } from "./read-body.ts";
import { renderAnswer, renderError } from "./render.ts";
import type { Reply } from "./reply.ts";
import type { MockState } from "./state.ts";
import type { Tenant } from "./tenant.ts";

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Answers a request for an e-conomic host. The layers, in order: host and route, faults, authentication, rate bucket,
 * idempotency, access, checks, behaviour, rendering, headers. Throws `ConnectionDropped` or `NeverAnswered` if a fault leaves
 * no answer, and any error that is not a refusal.
 */
export async function handle(state: MockState, request: Request): Promise<Reply> {
  const url = new URL(request.url);
  const target = state.hosts.targetOf(url);
  if (target === undefined)
    throw new TypeError(`${url.origin} is not a host of e-conomic, so the mock does not answer for it.`);
  const routed = state.router.route(target, request.method);
  const merge =
    state.options.rulings.restPatch === "merge"
      ? mergeOf(state.router, target, request.method, routed)
      : undefined;
  const exchange: Exchange = {
    state,
    request,
    url,
    requestId: state.requestIds.next(),
    host: target.host,
    path: target.path,
    base: target.base,
    surface: routed.kind === "match" ? routed.match.surface : routed.surface,
    match: routed.kind === "match" ? routed.match : merge?.put,
    merge,
    charged: undefined,
    body: undefined,
    replayed: false,
    agreement: undefined,
    refusal: undefined,
  };
  const layers = async (substitute?: Substitute) =>
    (substitute === undefined ? await overrideReply(exchange) : undefined) ??
    runLayers(exchange, unroutable(routed, request.method), substitute);
  const started = performance.now();
  const { latency, effect, fault } = state.faults.hit({ method: request.method, path: target.path });
  let reply: Reply | undefined;
  let hasArrived = true;
  try {
    if (latency > 0) await sleep(latency);
    reply =
      effect === undefined
        ? withHeaders(exchange, await layers())
        : await applyFault(exchange, effect, layers);
    return reply;
  } catch (error) {
    hasArrived = !(error instanceof ConnectionDropped && error.code === "ECONNREFUSED");
    throw error;
  } finally {
    // If the request never reached a server, the log does not have it.
    if (hasArrived) {
      const { match, surface, agreement, refusal } = exchange;
      const logged = log(exchange, reply?.status ?? 0);
      const duration = performance.now() - started;
      state.onAnswered?.({ request: logged, match, surface, reply, agreement, refusal, fault, duration });
    }
  }
}

/** Returns the answer of a test's override, which passes no layer. Undefined if there is none. */
async function overrideReply(exchange: Exchange): Promise<Reply | undefined> {
  const { state, request, match } = exchange;
  const answer = match === undefined ? undefined : await state.overrides.answer(match, request);
  if (answer === undefined) return undefined;
  if (request.method !== "GET") exchange.body = await readBody(request);
  const { status, headers } = answer;
  return {
    status,
    headers: Object.fromEntries(headers),
    body: answer.body === null ? null : new Uint8Array(await answer.arrayBuffer()),
  };
}

/** Returns the refusal of a request that no operation answers. */
function unroutable(routed: Routed, method: string): Refusal {
  if (routed.kind === "method") return methodNotAllowed(routed.allowed);
  return routed.kind === "unknown" ? unknownPath(method, routed.near) : notFound();
}

/** Runs the layers below the faults, and turns refusals into answers. */
async function runLayers(exchange: Exchange, refusal: Refusal, substitute?: Substitute): Promise<Reply> {
  try {
    if (exchange.match === undefined) throw refusal;
    return await runAuthenticated(exchange, exchange.match, substitute);
  } catch (error) {
    return refusalReply(exchange, error);
  }
}

function refusalReply(exchange: Exchange, error: unknown): Reply {
  const { state, match } = exchange;
  exchange.refusal = error;
  if (error instanceof RateLimited) exchange.charged = error.charged;
  const binding =
    match === undefined ? undefined : state.engine.serve(match.document, match.operation).binding;
  const projection =
    binding === undefined ? undefined : (binding.endpoint.single ?? binding.endpoint.projection);
  const answer = errorAnswer(error, {
    surface: exchange.surface,
    requestId: exchange.requestId,
    now: state.clock.now(),
    method: exchange.request.method,
    path: exchange.path,
    rulings: state.options.rulings,
    ...(projection === undefined ? {} : { projection }),
  });
  if (answer === undefined) throw error;
  const headers = error instanceof Refusal ? error.details.headers : {};
  if (match === undefined && answer.status === 404 && state.options.rulings.unknownPathBodies === "html")
    return { status: 404, headers: { "content-type": "text/html" }, body: unknownPathPage };
  return isUnrecorded(answer) && state.options.rulings.unrecordedBodies === "empty"
    ? { status: answer.status, headers: { ...headers }, body: null }
    : renderError(answer, headers);
}

/** An answer for an unknown path as a web server would send it (G-8). */
const unknownPathPage =
  "<!DOCTYPE html><html><head><title>404</title></head><body><h1>Not found</h1></body></html>";

const missingModule: ReadonlySet<unknown> = new Set(["AccessDeniedAgreementMissingModules", missingAddOn]);

/**
 * Returns whether nobody recorded the body of such a refusal: a 401, 429 or 403 (G-1, G-2), except for a missing module
 * (O-25, L-154).
 */
const isUnrecorded = ({ status, body }: ErrorAnswer): boolean =>
  [401, 403, 429].includes(status) && !("errorCode" in body && missingModule.has(body.errorCode));

async function runAuthenticated(exchange: Exchange, match: Match, substitute?: Substitute): Promise<Reply> {
  const { state, request, url } = exchange;
  const { options } = state;
  const identity = identify(request.headers, url, match.surface === "rest", options);
  const tenant = state.tenants[request.method === "GET" ? "toRead" : "of"](identity.agreementGrantToken);
  exchange.agreement = tenant.agreement.id;
  exchange.charged = charge(tenant, identity.appSecretToken, match.operation, options);
  exchange.body = request.method === "GET" ? undefined : await readBody(request);
  const key = request.headers.get("idempotency-key");
  const act = () => execute(exchange, match, tenant, identity);
  const run = substitute === undefined ? act : () => runFault(substitute, act);
  if (key === null || key.trim() === "" || !honoursKeys(request.method, state)) return run();
  // The request's address at e-conomic: a server may be reached by several names, and by another port after a restart.
  const address = `https://${exchange.host}${exchange.path}${url.search}`;
  const keyed = { key, method: request.method, url: address, body: exchange.body?.text ?? "" };
  const reply = await tenant.idempotency.run(keyed, run, substitute !== undefined);
  exchange.replayed = reply.headers["x-resultfromcache"] !== undefined;
  return reply;
}

/** Merges a PATCH into the record that it names, and returns the body of the PUT that it stands for. */
async function applyPatch(
  exchange: Exchange,
  { get }: Merge,
  patch: unknown,
  tenant: Tenant,
  identity: Identity,
): Promise<unknown> {
  const params = checkParameters(get, exchange.url.searchParams);
  const call = callOf(exchange, get, tenant, identity, params, undefined);
  const { body } = await exchange.state.engine.serve(get.document, get.operation).handler(call);
  return mergePatch(body, patch);
}

async function runFault({ acts, reply }: Substitute, act: () => Promise<Reply>): Promise<Reply> {
  if (acts) await act();
  return reply;
}

const honoursKeys = (method: string, { options }: MockState): boolean =>
  method !== "GET" &&
  (options.rulings.idempotentMethods === "all" || method === "POST" || method === "DELETE");

/** Runs the layers whose answer an idempotency key replays. Refusals are answers here: whether they are stored is a ruling (G-4). */
async function execute(exchange: Exchange, match: Match, tenant: Tenant, identity: Identity): Promise<Reply> {
  const { state, request, url } = exchange;
  try {
    const { latency } = state.options;
    const wait = typeof latency === "function" ? latency(request.method, exchange.path) : latency;
    if (wait > 0) await sleep(wait);
    checkAccess(match, tenant.agreement, state.options);
    const params = checkParameters(match, url.searchParams);
    const sent =
      exchange.body === undefined
        ? undefined
        : parseBody(exchange.body, request.headers.get("content-type"), match.operation, match.surface);
    const body =
      exchange.merge === undefined
        ? sent
        : await applyPatch(exchange, exchange.merge, sent, tenant, identity);
    checkBody(match, body, state.options);
    const call = callOf(exchange, match, tenant, identity, params, body);
    const answer = await state.engine.serve(match.document, match.operation).handler(call);
    return renderAnswer(answer, match, exchange.base + match.basePath, state.options.rulings);
  } catch (error) {
    return refusalReply(exchange, error);
  }
}
