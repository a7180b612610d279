import type { FaultRule } from "./api.ts";

/** A fault that the page offers. */
export interface Effect {
  readonly title: string;
  readonly text: string;
  readonly effect: FaultRule["effect"];
}

export const effects: readonly [Effect, ...Effect[]] = [
  { title: "503", text: "The server is unavailable; nothing is carried out.", effect: { status: 503 } },
  {
    title: "429",
    text: "Too many requests, try again after a second.",
    effect: { status: 429, retryAfter: 1 },
  },
  {
    title: "500 after acting",
    text: "It is carried out and its answer lost: a repetition without a key writes twice.",
    effect: { status: 500, acts: true },
  },
  { title: "Cut before", text: "The connection breaks, nothing is carried out.", effect: { drop: "before" } },
  { title: "Cut after", text: "The connection breaks once it is carried out.", effect: { drop: "after" } },
  { title: "No answer", text: "The request hangs until the caller gives up.", effect: { drop: "hang" } },
  { title: "Half an answer", text: "The answer's body is cut in half.", effect: { garble: "truncated" } },
  { title: "An HTML page", text: "A proxy's page stands in for the answer.", effect: { garble: "html" } },
  { title: "Two seconds slow", text: "The real answer, late.", effect: { latency: 2000 } },
];

/** Says what a rule does, in the words of the form where it is one of those. */
export function ruleText({ effect }: FaultRule): string {
  const text = JSON.stringify(effect);
  return effects.find((one) => JSON.stringify(one.effect) === text)?.title ?? text;
}

/** The part of a rule that chooses paths. */
export function pathsOf(text: string): { path?: string } {
  const path = text.trim();
  return path === "" ? {} : { path };
}
