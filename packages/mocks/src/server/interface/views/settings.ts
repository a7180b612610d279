/** Clock, options, rulings and faults as JSON. */

import type { Clock } from "../../../dates/clock.ts";
import { danishToday } from "../../../dates/index.ts";
import type { ArmedFault, Faults } from "../../../pipeline/fault-rule.ts";
import { effectsOf } from "../../../pipeline/fault-rule.ts";
import type { MockOptions } from "../../../settings/options.ts";
import { rulingFacts } from "../../../settings/ruling-facts.ts";
import { defaultRulings, type Rulings, rulingChoices } from "../../../settings/rulings.ts";
import { addressOf } from "../../forward-webhooks.ts";
import { rangeOf } from "../../latency-range.ts";
import type { Schemas } from "../call.ts";
import { ruleSent } from "../fault-rule-of.ts";

export function clockView(clock: Clock): Schemas["Clock"] {
  const milliseconds = clock.now();
  return {
    now: new Date(milliseconds).toISOString(),
    milliseconds,
    today: danishToday(milliseconds),
    running: clock.isRunning,
  };
}

export function optionsView(options: MockOptions, seed: string): Schemas["Options"] {
  const { latency, rateLimit, tokens, webhooks, strict } = options;
  return {
    seed,
    now: new Date(options.now).toISOString(),
    runningClock: options.runningClock,
    role: options.role,
    modules: options.modules.filter(isModule),
    rateLimit: rateLimit === false ? false : { ...rateLimit },
    latency: typeof latency === "function" ? (rangeOf(latency) ?? 0) : latency,
    strict: typeof strict === "object" ? { ...strict } : strict,
    whileInFlight: options.whileInFlight,
    cacheFailures: options.cacheFailures,
    tokens: tokens === "any" ? "any" : "listed",
    webhooks: typeof webhooks === "function" ? (addressOf(webhooks) ?? "function") : webhooks,
    webhookAttempts: options.webhookAttempts,
    pdfReadyAfter: options.pdfReadyAfter,
    domains: [...options.domains],
    eventTypes: options.eventTypes.map(({ name, description, mergeFields }) => ({
      name,
      description,
      mergeFields: mergeFields.map((field) => ({ ...field })),
    })),
  };
}

const isModule = (name: string): name is Schemas["Module"] => name !== "";

export function rulingsView(rulings: Rulings): Schemas["Rulings"] {
  const names = Object.keys(rulingChoices) as (keyof Rulings)[];
  return {
    rulings: names.map((name) => ({
      name,
      value: rulings[name],
      default: defaultRulings[name],
      choices: name === "defaultWebhookBody" ? [] : [...rulingChoices[name]],
      facts: [...(rulingFacts[name] ?? [])],
    })),
  };
}

export function faultView({ id, rule, hits }: ArmedFault): Schemas["Fault"] {
  const times = rule.times ?? effectsOf(rule).length;
  return {
    id,
    rule: ruleSent(rule),
    hits,
    times: Number.isFinite(times) ? times : "always",
    spent: hits >= times,
  };
}

export const faultsView = (faults: Faults): Schemas["Faults"] => ({
  armed: faults.armed.map(faultView),
  unused: faults.unused.map(({ id }) => id),
});
