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
    text: "There were too many requests. Try again after a second.",
    effect: { status: 429, retryAfter: 1 },
  },
  {
    title: "500 after acting",
    text: "The request is carried out, but its answer is lost. A repetition without a key writes twice.",
    effect: { status: 500, acts: true },
  },
  {
    title: "Cut before",
    text: "The connection breaks before the request is carried out.",
    effect: { drop: "before" },
  },
  {
    title: "Cut after",
    text: "The connection breaks after the request is carried out.",
    effect: { drop: "after" },
  },
  { title: "No answer", text: "The request hangs until the caller gives up.", effect: { drop: "hang" } },
  { title: "Half an answer", text: "The answer's body is cut in half.", effect: { garble: "truncated" } },
  { title: "An HTML page", text: "A proxy's HTML page replaces the answer.", effect: { garble: "html" } },
  { title: "Two seconds slow", text: "The real answer comes two seconds late.", effect: { latency: 2000 } },
];

/** Describes the effect of a rule, with the form's text if the form offers it. */
export function ruleText({ effect }: FaultRule): string {
  const text = JSON.stringify(effect);
  return effects.find((one) => JSON.stringify(one.effect) === text)?.title ?? text;
}

/** Returns the part of a rule that limits it to paths. */
export function pathsOf(text: string): { path?: string } {
  const path = text.trim();
  return path === "" ? {} : { path };
}
