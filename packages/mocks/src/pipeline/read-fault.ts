import { choicesOf, hintFor } from "../errors/hint.ts";
import { effectsOf, type FaultRule } from "./fault-rule.ts";

/** The member that decides the kind of an effect, and the members that it allows. */
const membersBeside: Readonly<Record<string, readonly string[]>> = {
  status: ["retryAfter", "body", "contentType", "headers", "acts", "keep"],
  rewrite: [],
  latency: [],
  drop: ["acts"],
  garble: [],
  headers: [],
};

const drops = ["before", "after", "refused", "hang"];
const garbles = ["truncated", "html", "empty", "stalled"];
const ruleMembers = ["method", "path", "times", "skip", "effect"];

/** All properties of effects, of whatever kind. */
const effectMembers = [...new Set(Object.entries(membersBeside).flat(2))];

/** Throws for a property of an effect that its kind does not allow. */
function refuseMember(kind: string, stranger: string): never {
  const allowed = membersBeside[kind] ?? [];
  if (!effectMembers.includes(stranger))
    throw new TypeError(
      `faults.add: There is no property "${stranger}" of an effect ${hintFor(stranger, [kind, ...allowed])}.`,
    );
  const others = allowed.length === 0 ? "" : `: ${kind} goes with ${allowed.join(", ")} only`;
  throw new TypeError(`faults.add: "${stranger}" cannot be combined with ${kind} (leave it out${others}).`);
}

function oneOf(value: unknown, allowed: readonly string[], what: string): void {
  if (!allowed.includes(String(value)))
    throw new TypeError(`faults.add: ${what} cannot be ${JSON.stringify(value)} ${choicesOf(allowed)}.`);
}

function readHeaders(headers: unknown): void {
  if (headers === null || typeof headers !== "object")
    throw new TypeError("faults.add: headers must be an object of texts (undefined removes a header).");
  for (const [name, value] of Object.entries(headers)) {
    if (/^content-length$/i.test(name))
      throw new TypeError(
        'faults.add: headers cannot hold content-length, which follows from the body (use garble: "truncated").',
      );
    // Throws a TypeError that names an invalid header.
    new Headers({ [name]: value ?? "" });
  }
}

/**
 * Throws for a body that is neither a text nor can be written as JSON. It is checked when the fault is armed, so that
 * the mistake shows before the fault hits a request.
 */
function readFaultBody(body: unknown): void {
  if (typeof body === "string") return;
  if (typeof body !== "object" || body === null)
    throw new TypeError(`faults.add: body must be a text, an object or an array, not ${String(body)}.`);
  try {
    JSON.stringify(body);
  } catch (error) {
    throw new TypeError(`faults.add: body cannot be written as JSON (${String(error)}).`, { cause: error });
  }
}

function readEffect(effect: unknown, onSocket: boolean): void {
  const members = Object(effect) as Record<string, unknown>;
  const names = Object.keys(members);
  const kinds = Object.keys(membersBeside).filter((name) => names.includes(name));
  const [kind = ""] = kinds;
  if (kinds.filter((name) => name !== "headers" || kind === "headers").length !== 1)
    throw new TypeError(
      "faults.add: An effect must have one of status, rewrite, latency, drop, garble and headers.",
    );
  const stranger = names.find((name) => name !== kind && !membersBeside[kind]?.includes(name));
  if (stranger !== undefined) refuseMember(kind, stranger);
  const value = members[kind];
  if (kind === "status" && !(Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599))
    throw new RangeError(`faults.add: status must be a whole number from 200 to 599, not ${String(value)}.`);
  if (kind === "latency" && !(typeof value === "number" && value >= 0 && value < 2 ** 31))
    throw new RangeError(
      `faults.add: latency must be a number of milliseconds, 0 or more, not ${String(value)}.`,
    );
  if (kind === "rewrite" && typeof value !== "function")
    throw new TypeError(
      "faults.add: rewrite must be a function that gets the real answer and returns the answer to send.",
    );
  if (kind === "garble") oneOf(value, garbles, "garble");
  if (members.body !== undefined) readFaultBody(members.body);
  if (members.headers !== undefined) readHeaders(members.headers);
  if (kind !== "drop") return;
  oneOf(value, drops, "drop");
  if ("acts" in members && value !== "hang")
    throw new TypeError(
      'faults.add: acts goes with drop: "hang" only ("before" and "after" decide it themselves).',
    );
  if (value === "refused" && onSocket)
    throw new TypeError(
      'faults.add: A server cannot refuse a connection that has reached it (call close(), or use drop: "before").',
    );
}

/**
 * Throws for a rule that makes no sense, and reports what would make sense. `onSocket`: the mock is a server on a real
 * socket.
 */
export function readRule(rule: FaultRule, onSocket: boolean): FaultRule {
  const stranger = Object.keys(rule).find((name) => !ruleMembers.includes(name));
  if (stranger !== undefined)
    throw new TypeError(
      `faults.add: There is no property "${stranger}" of a rule ${hintFor(stranger, ruleMembers)}.`,
    );
  const effects = effectsOf(rule);
  if (effects.length === 0) throw new TypeError("faults.add: effect must have at least one effect.");
  for (const effect of effects) readEffect(effect, onSocket);
  if (rule.times !== undefined && !(rule.times >= 1))
    throw new RangeError(`faults.add: times must be 1 or more, not ${rule.times}.`);
  if (rule.skip !== undefined && !(rule.skip >= 0))
    throw new RangeError(`faults.add: skip must be 0 or more, not ${rule.skip}.`);
  return rule;
}
