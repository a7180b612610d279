import { methodNotAllowed, notFound, Refusal } from "../refusal.ts";
import type { Match } from "../router.ts";
import type { MockState, Tenant } from "../state.ts";
import type { ErrorAnswer } from "../validation/index.ts";
import { checkAccess } from "./access.ts";
import { type Identity, identify } from "./auth.ts";
import { callOf } from "./call-of.ts";
import { charge, RateLimited } from "./charge.ts";
import { checkBody, checkParameters } from "./checks.ts";
import { errorAnswer } from "./error-answer.ts";
import { faultReply, garbled } from "./fault-reply.ts";
import { type Journey, log, withHeaders } from "./journey.ts";
import { parseBody, readBody } from "./read-body.ts";
import { renderAnswer, renderError } from "./render.ts";
import { ConnectionDropped, type Reply } from "./reply.ts";

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Answers a request for an e-conomic host: host and route, faults, auth, rate bucket, idempotency, access, checks,
 * behaviour, rendering, headers. Throws ConnectionDropped where a fault cuts the line, and whatever a bug throws.
 */
export async function handle(state: MockState, request: Request): Promise<Reply> {
  const url = new URL(request.url);
  const target = state.hosts.targetOf(url);
  if (target === undefined)
    throw new TypeError(`${url.origin} is not a host of e-conomic: the mock does not answer for it`);
  const routed = state.router.route(target, request.method);
  const journey: Journey = {
    state,
    request,
    url,
    requestId: state.requestIds.next(),
    path: target.path,
    base: target.base,
    surface: routed.kind === "match" ? routed.match.surface : routed.surface,
    match: routed.kind === "match" ? routed.match : undefined,
    charged: undefined,
    body: undefined,
    replayed: false,
  };
  let reply: Reply | undefined;
  try {
    const faults = state.faults.hit({ method: request.method, path: target.path });
    if (faults.latency > 0) await sleep(faults.latency);
    const { effect } = faults;
    if (effect !== undefined && "drop" in effect && effect.drop === "before") throw new ConnectionDropped();
    const context = { requestId: journey.requestId, now: state.clock.now() };
    if (effect !== undefined && "status" in effect && effect.acts !== true) {
      const instead = faultReply(effect, journey.surface, context);
      reply =
        effect.keep === true
          ? await answered(journey, routed.kind === "method" ? routed.allowed : undefined, instead)
          : instead;
    } else {
      reply = await answered(journey, routed.kind === "method" ? routed.allowed : undefined);
      if (effect !== undefined && "status" in effect) reply = faultReply(effect, journey.surface, context);
    }
    reply = withHeaders(journey, reply);
    if (effect !== undefined && "drop" in effect) throw new ConnectionDropped();
    if (effect !== undefined && "garble" in effect) reply = garbled(reply, effect.garble);
    return reply;
  } catch (error) {
    if (error instanceof ConnectionDropped) reply = undefined;
    throw error;
  } finally {
    log(journey, reply);
  }
}

/** Everything below the faults; refusals become answers here. */
async function answered(
  journey: Journey,
  allowed: readonly string[] | undefined,
  instead?: Reply,
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
    ...(projection === undefined ? {} : { projection }),
  });
  if (answer === undefined) throw error;
  const headers = error instanceof Refusal ? error.details.headers : {};
  return isUnrecorded(answer) && state.options.rulings.unrecordedBodies === "empty"
    ? { status: answer.status, headers: { ...headers }, body: null }
    : renderError(answer, headers);
}

/** Nobody kept the body of a 401, a 429 or a 403 (G-1, G-2), but for that of a missing module (O-25). */
const isUnrecorded = ({ status, body }: ErrorAnswer): boolean =>
  [401, 403, 429].includes(status) &&
  !("errorCode" in body && body.errorCode === "AccessDeniedAgreementMissingModules");

async function signedIn(journey: Journey, match: Match, instead?: Reply): Promise<Reply> {
  const { state, request, url } = journey;
  const { options } = state;
  const identity = identify(request.headers, url.searchParams, match.surface === "rest", options);
  const tenant = state.tenant(identity.agreementGrantToken);
  journey.charged = charge(tenant, match.operation, options);
  journey.body = request.method === "GET" ? undefined : await readBody(request);
  const key = request.headers.get("idempotency-key");
  const run = () => execute(journey, match, tenant, identity);
  if (key === null || key.trim() === "" || !honoursKeys(request.method, state)) return instead ?? run();
  const keyed = { key, method: request.method, url: request.url, body: journey.body?.text ?? "" };
  const reply = await tenant.idempotency.run(keyed, async () => instead ?? (await run()));
  journey.replayed = reply.headers["x-resultfromcache"] !== undefined;
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
    const body =
      journey.body === undefined
        ? undefined
        : parseBody(journey.body, request.headers.get("content-type"), match.operation, match.surface);
    checkBody(match, body);
    const call = callOf(journey, match, tenant, identity, params, body);
    const answer = await state.engine.serve(match.document, match.operation).handler(call);
    return renderAnswer(answer, match, journey.base + match.document.basePath);
  } catch (error) {
    return refused(journey, error);
  }
}
