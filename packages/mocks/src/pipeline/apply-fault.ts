import { type Exchange, withHeaders } from "./exchange.ts";
import { faultReply, garbleReply, rewriteReply, withFaultHeaders } from "./fault-reply.ts";
import type { StatusEffect } from "./fault-rule.ts";
import type { ReplyEffect } from "./faults.ts";
import { ConnectionDropped, NeverAnswered } from "./no-answer.ts";
import { readBody } from "./read-body.ts";
import type { Reply } from "./reply.ts";

/** The reply that a fault sends instead of the real answer. */
export interface Substitute {
  readonly reply: Reply;
  /** Whether the request is carried out as well. */
  readonly acts: boolean;
}

/** Runs the layers below the faults. `substitute` is stored under the request's idempotency key. */
type Layers = (substitute?: Substitute) => Promise<Reply>;

/** Answers a request that a fault has hit. Throws `ConnectionDropped` or `NeverAnswered` if the fault leaves no answer. */
export async function applyFault(exchange: Exchange, effect: ReplyEffect, layers: Layers): Promise<Reply> {
  if ("drop" in effect) {
    const acts = effect.drop === "hang" ? effect.acts === true : effect.drop === "after";
    if (acts) await layers();
    else if (effect.drop !== "refused") await receive(exchange);
    if (effect.drop === "hang") throw new NeverAnswered();
    throw new ConnectionDropped(effect.drop === "refused" ? "ECONNREFUSED" : "ECONNRESET");
  }
  if ("status" in effect) return withStatus(exchange, effect, layers);
  const reply = withHeaders(exchange, await layers());
  if ("garble" in effect) return garbleReply(reply, effect.garble);
  if ("headers" in effect) return withFaultHeaders(reply, effect.headers);
  return rewriteReply(reply, effect.rewrite, `${exchange.request.method} ${exchange.path}`);
}

async function withStatus(exchange: Exchange, effect: StatusEffect, layers: Layers): Promise<Reply> {
  const { acts = false, keep = false, headers = {} } = effect;
  const context = {
    requestId: exchange.requestId,
    now: exchange.state.clock.now(),
    rulings: exchange.state.options.rulings,
  };
  // The stored answer has the fault's headers too, so that a replay sends them again.
  const substitute = withFaultHeaders(faultReply(effect, exchange.surface, context), headers);
  let reply = substitute;
  if (keep) reply = await layers({ reply: substitute, acts });
  else if (acts) await layers();
  else await receive(exchange);
  return withFaultHeaders(withHeaders(exchange, reply), headers);
}

/** Reads the body as the server would have, so that the log shows it. */
async function receive(exchange: Exchange): Promise<void> {
  exchange.body = await readBody(exchange.request);
}
