import { expect } from "vitest";
import type { Faults } from "../pipeline/fault-rule.ts";

/** Expects that an answer stalls: the headers and half of the body arrive, then nothing until the caller aborts. */
export async function expectStalledBody(
  faults: Faults,
  ask: (signal?: AbortSignal) => Promise<Response>,
): Promise<void> {
  const whole = await (await ask()).text();
  faults.add({ effect: { garble: "stalled" } });
  const caller = new AbortController();
  const answer = await ask(caller.signal);
  expect([answer.status, answer.headers.get("content-length")]).toEqual([200, String(whole.length)]);
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  expect(new TextDecoder().decode(first?.value)).toBe(whole.slice(0, Math.ceil(whole.length / 2)));
  const more = reader?.read();
  const silence = new Promise((resolve) => setTimeout(resolve, 20, "nothing"));
  expect(await Promise.race([more, silence])).toBe("nothing");
  caller.abort(new RangeError("too long"));
  await expect(more).rejects.toThrow("too long");
}
