import type { ComponentChildren } from "preact";

export type Tone = "plain" | "good" | "warn" | "bad" | "accent";

export function Badge({ tone = "plain", children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`badge ${tone}`}>{children}</span>;
}

/** Shows the status of an answer. 0 means that there was no answer, because a fault cut the connection. */
export function StatusBadge({ status }: { status: number }) {
  if (status === 0) return <Badge tone="bad">no answer</Badge>;
  const tone: Tone = status < 300 ? "good" : status < 400 ? "plain" : status < 500 ? "warn" : "bad";
  return <Badge tone={tone}>{status}</Badge>;
}
