import { methodNotAllowed, notFound, Refusal } from "../errors/refusal.ts";
import type { Match } from "../routing/router.ts";
import type { ErrorAnswer } from "../validation/index.ts";
import { checkAccess, MISSING_ADD_ON } from "./access.ts";
import { afflicted, type Instead } from "./afflict.ts";
import { type Identity, identify } from "./auth.ts";
import { callOf } from "./call-of.ts";
import { charge, RateLimited } from "./charge.ts";
import { checkBody, checkParameters } from "./checks.ts";
import { errorAnswer } from "./error-answer.ts";
import { type Journey, log, withHeaders } from "./journey.ts";
import { type Merge, merged, mergeOf } from "./merge-patch.ts";
import { ConnectionDropped } from "./no-answer.ts";
import { parseBody, readBody } from "./read-body.ts";
import { renderAnswer, renderError } from "./render.ts";
import type { Reply } from "./reply.ts";
import type { MockState } from "./state.ts";
import type { Tenant } from "./tenant.ts";

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Answers a request for an e-conomic host: host and route, faults, auth, rate bucket, idempotency, access, checks,
 * behaviour, rendering, headers. Throws `ConnectionDropped` or `NeverAnswered` where a fault leaves it without an answer,
 * and whatever a bug throws.
 */
export async function handle(state: MockState, request: Request): Promise<Reply> {
  const url = new URL(request.url);
  const target = state.hosts.targetOf(url);
  if (target === undefined)
    throw new TypeError(`${url.origin} is not a host of e-conomic: the mock does not answer for it`);
  const routed = state.router.route(target, request.method);
  const merge =
    state.options.rulings.restPatch === "merge"
      ? mergeOf(state.router, target, request.method, routed)
      : undefined;
  const journey: Journey = {
    state,
    request,
    url,
    requestId: state.requestIds.next(),
    path: target.path,
    base: target.base,
    surface: routed.kind === "match" ? routed.match.surface : routed.surface,
    match: routed.kind === "match" ? routed.match : merge?.put,
    merge,
    charged: undefined,
    body: undefined,
    replayed: false,
  };
  const layers = async (instead?: Instead) =>
    (instead === undefined ? await overridden(journey) : undefined) ??
    answered(journey, routed.kind === "method" ? routed.allowed : undefined, instead);
  let status = 0;
  try {
    const { latency, effect } = state.faults.hit({ method: request.method, path: target.path });
    if (latency > 0) await sleep(latency);
    const reply =
      effect === undefined ? withHeaders(journey, await layers()) : await afflicted(journey, effect, layers);
    status = reply.status;
    return reply;
  } catch (error) {
    // It never arrived: nothing to log.
    if (error instanceof ConnectionDropped && error.code === "ECONNREFUSED") status = -1;
    throw error;
  } finally {
    if (status >= 0) log(journey, status);
  }
}

/** The answer of a test's own, which no layer looks at; undefined where there is none. */
async function overridden(journey: Journey): Promise<Reply | undefined> {
  const { state, request, match } = journey;
  const answer = match === undefined ? undefined : await state.overrides.answer(match, request);
  if (answer === undefined) return undefined;
  if (request.method !== "GET") journey.body = await readBody(request);
  const { status, headers } = answer;
  return {
    status,
    headers: Object.fromEntries(headers),
    body: answer.body === null ? null : new Uint8Array(await answer.arrayBuffer()),
  };
}

/** Everything below the faults; refusals become answers here. */
async function answered(
  journey: Journey,
  allowed: readonly string[] | undefined,
  instead?: Instead,
): Promise<Reply> {
  try {
    if (journey.match === undefined) throw allowed === undefined ? notFound() : methodNotAllowed(allowed);
    return await signedIn(journey, journey.match, instead);
  } catch (error) {
    return refused(journey, error);
  }
}

function refused(journey: Journey, error: unknown): Reply {
  const { state, match } = journey;
  if (error instanceof RateLimited) journey.charged = error.charged;
  const placed = match === undefined ? undefined : state.engine.serve(match.document, match.operation).placed;
  const projection = placed === undefined ? undefined : (placed.face.single ?? placed.face.projection);
  const answer = errorAnswer(error, {
    surface: journey.surface,
    requestId: journey.requestId,
    now: state.clock.now(),
    method: journey.request.method,
    path: journey.path,
    rulings: state.options.rulings,
    ...(projection === undefined ? {} : { projection }),
  });
  if (answer === undefined) throw error;
  const headers = error instanceof Refusal ? error.details.headers : {};
  if (match === undefined && answer.status === 404 && state.options.rulings.unknownPathBodies === "html")
    return { status: 404, headers: { "content-type": "text/html" }, body: UNKNOWN_PATH };
  return isUnrecorded(answer) && state.options.rulings.unrecordedBodies === "empty"
    ? { status: answer.status, headers: { ...headers }, body: null }
    : renderError(answer, headers);
}

/** What a web server says of its own accord about a path that leads nowhere (G-8). */
const UNKNOWN_PATH =
  "<!DOCTYPE html><html><head><title>404</title></head><body><h1>Not found</h1></body></html>";

const MISSING_MODULE: ReadonlySet<unknown> = new Set(["AccessDeniedAgreementMissingModules", MISSING_ADD_ON]);

/** Nobody kept the body of a 401, a 429 or a 403 (G-1, G-2), but for that of a missing module (O-25, L-154). */
const isUnrecorded = ({ status, body }: ErrorAnswer): boolean =>
  [401, 403, 429].includes(status) && !("errorCode" in body && MISSING_MODULE.has(body.errorCode));

async function signedIn(journey: Journey, match: Match, instead?: Instead): Promise<Reply> {
  const { state, request, url } = journey;
  const { options } = state;
  const identity = identify(request.headers, url, match.surface === "rest", options);
  const tenant = state.tenants[request.method === "GET" ? "toRead" : "of"](identity.agreementGrantToken);
  journey.charged = charge(tenant, identity.appSecretToken, match.operation, options);
  journey.body = request.method === "GET" ? undefined : await readBody(request);
  const key = request.headers.get("idempotency-key");
  const act = () => execute(journey, match, tenant, identity);
  const run = instead === undefined ? act : () => replaced(instead, act);
  if (key === null || key.trim() === "" || !honoursKeys(request.method, state)) return run();
  const keyed = { key, method: request.method, url: request.url, body: journey.body?.text ?? "" };
  const reply = await tenant.idempotency.run(keyed, run, instead !== undefined);
  journey.replayed = reply.headers["x-resultfromcache"] !== undefined;
  return reply;
}

/** What a PATCH makes of the record that is there. */
async function whole(
  journey: Journey,
  { get }: Merge,
  patch: unknown,
  tenant: Tenant,
  identity: Identity,
): Promise<unknown> {
  const params = checkParameters(get, journey.url.searchParams);
  const call = callOf(journey, get, tenant, identity, params, undefined);
  const { body } = await journey.state.engine.serve(get.document, get.operation).handler(call);
  return merged(body, patch);
}

async function replaced({ acts, reply }: Instead, act: () => Promise<Reply>): Promise<Reply> {
  if (acts) await act();
  return reply;
}

const honoursKeys = (method: string, { options }: MockState): boolean =>
  method !== "GET" &&
  (options.rulings.idempotentMethods === "all" || method === "POST" || method === "DELETE");

/** The part of a request that a key replays: refusals are answers here, so that they can be kept or not (G-4). */
async function execute(journey: Journey, match: Match, tenant: Tenant, identity: Identity): Promise<Reply> {
  const { state, request, url } = journey;
  try {
    const { latency } = state.options;
    const wait = typeof latency === "function" ? latency(request.method, journey.path) : latency;
    if (wait > 0) await sleep(wait);
    checkAccess(match, tenant.agreement, state.options);
    const params = checkParameters(match, url.searchParams);
    const sent =
      journey.body === undefined
        ? undefined
        : parseBody(journey.body, request.headers.get("content-type"), match.operation, match.surface);
    const body =
      journey.merge === undefined ? sent : await whole(journey, journey.merge, sent, tenant, identity);
    checkBody(match, body, state.options);
    const call = callOf(journey, match, tenant, identity, params, body);
    const answer = await state.engine.serve(match.document, match.operation).handler(call);
    return renderAnswer(answer, match, journey.base + match.basePath, state.options.rulings);
  } catch (error) {
    return refused(journey, error);
  }
}
