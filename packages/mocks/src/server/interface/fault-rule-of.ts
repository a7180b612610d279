/** Reads and writes fault rules as JSON, with merge patches for functions and texts for regular expressions. */
import { effectsOf, type FaultEffect, type FaultHeaders, type FaultRule } from "../../pipeline/fault-rule.ts";
import { mergePatch } from "../../pipeline/merge-patch.ts";
import type { Schemas } from "./call.ts";
import { InterfaceFailure } from "./failure.ts";

type SentEffect = Schemas["FaultEffect"];
type SentRule = Schemas["FaultRule"];

/** The merge patch of each rewriting function, from which the function was made. */
const patches = new WeakMap<object, { readonly [name: string]: unknown }>();

/** Converts a rule from the interface's JSON to the mock's own form. */
export function ruleOf({ effect, path, pathPattern, times, ...rest }: SentRule): FaultRule {
  if (path !== undefined && pathPattern !== undefined)
    throw new InterfaceFailure(400, "armFault: give path or pathPattern, not both.");
  return {
    ...rest,
    effect: Array.isArray(effect) ? effect.map(effectOf) : effectOf(effect),
    ...(path === undefined ? {} : { path }),
    ...(pathPattern === undefined ? {} : { path: patternOf(pathPattern) }),
    ...(times === undefined ? {} : { times: times === "always" ? Number.POSITIVE_INFINITY : times }),
  };
}

function patternOf(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (error) {
    throw new InterfaceFailure(400, `armFault: ${error instanceof Error ? error.message : text}.`);
  }
}

function effectOf(effect: SentEffect): FaultEffect {
  if ("rewrite" in effect) {
    const rewrite = (answer: unknown) => mergePatch(answer, effect.rewrite);
    patches.set(rewrite, effect.rewrite);
    return { rewrite };
  }
  if ("status" in effect) {
    const { headers, ...status } = effect;
    return headers === undefined ? status : { ...status, headers: headersOf(headers) };
  }
  return "headers" in effect ? { headers: headersOf(effect.headers) } : effect;
}

const headersOf = (headers: Readonly<Record<string, string | null>>): FaultHeaders =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value ?? undefined]));

/** Converts a rule of the mock to the interface's JSON. */
export function ruleSent(rule: FaultRule): SentRule {
  const { path, times, method, skip } = rule;
  const effects = effectsOf(rule).map(effectSent);
  return {
    effect: Array.isArray(rule.effect) ? effects : (effects[0] ?? { latency: 0 }),
    ...(method === undefined ? {} : { method }),
    ...(skip === undefined ? {} : { skip }),
    ...(path === undefined ? {} : path instanceof RegExp ? { pathPattern: path.source } : { path }),
    ...(times === undefined ? {} : { times: Number.isFinite(times) ? times : "always" }),
  };
}

function effectSent(effect: FaultEffect): SentEffect {
  if ("rewrite" in effect) return { rewrite: { ...patches.get(effect.rewrite) } };
  if ("status" in effect) {
    const { headers, body, ...status } = effect;
    return {
      ...status,
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : { ...body } }),
      ...(headers === undefined ? {} : { headers: headersSent(headers) }),
    };
  }
  return "headers" in effect ? { headers: headersSent(effect.headers) } : { ...effect };
}

const headersSent = (headers: FaultHeaders): Record<string, string | null> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value ?? null]));
