import { faultReply, garbled, rewritten, withFaultHeaders } from "./fault-reply.ts";
import type { StatusEffect } from "./fault-rule.ts";
import type { Trouble } from "./faults.ts";
import { type Journey, withHeaders } from "./journey.ts";
import { ConnectionDropped, NeverAnswered } from "./no-answer.ts";
import { readBody } from "./read-body.ts";
import type { Reply } from "./reply.ts";

/** What a fault answers instead of the real answer. */
export interface Instead {
  readonly reply: Reply;
  /** Whether the request is carried out all the same. */
  readonly acts: boolean;
}

/** The layers below the faults; `instead` is kept under the request's idempotency key. */
type Layers = (instead?: Instead) => Promise<Reply>;

/** Answers a request that a fault has hit. Throws `ConnectionDropped` or `NeverAnswered` where there is no answer. */
export async function afflicted(journey: Journey, effect: Trouble, layers: Layers): Promise<Reply> {
  if ("drop" in effect) {
    const acts = effect.drop === "hang" ? effect.acts === true : effect.drop === "after";
    if (acts) await layers();
    else if (effect.drop !== "refused") await receive(journey);
    if (effect.drop === "hang") throw new NeverAnswered();
    throw new ConnectionDropped(effect.drop === "refused" ? "ECONNREFUSED" : "ECONNRESET");
  }
  if ("status" in effect) return withStatus(journey, effect, layers);
  const reply = withHeaders(journey, await layers());
  if ("garble" in effect) return garbled(reply, effect.garble);
  if ("headers" in effect) return withFaultHeaders(reply, effect.headers);
  return rewritten(reply, effect.rewrite, `${journey.request.method} ${journey.path}`);
}

async function withStatus(journey: Journey, effect: StatusEffect, layers: Layers): Promise<Reply> {
  const { acts = false, keep = false, headers = {} } = effect;
  const context = {
    requestId: journey.requestId,
    now: journey.state.clock.now(),
    rulings: journey.state.options.rulings,
  };
  // What is kept has the fault's headers too: a replay shows them again.
  const instead = withFaultHeaders(faultReply(effect, journey.surface, context), headers);
  let reply = instead;
  if (keep) reply = await layers({ reply: instead, acts });
  else if (acts) await layers();
  else await receive(journey);
  return withFaultHeaders(withHeaders(journey, reply), headers);
}

/** The server has read the request, whatever became of it then: the log shows its body. */
async function receive(journey: Journey): Promise<void> {
  journey.body = await readBody(journey.request);
}
