import { expect, test } from "vitest";
import { customerBody, failureOf } from "../../test/mock-client.ts";
import { watched } from "../../test/watched.ts";
import { watchedKey } from "./idempotency-key.ts";
import type { KeyWatch, SealedWrite } from "./key-watch.ts";

const body = customerBody();

const lifetimeMs = 55 * 60_000;

/** Sends one write under a watched key that is new. */
function watchedWrite(watch: Partial<KeyWatch>) {
  const world = watched();
  const stored = { key: "once-1", repeated: false };
  const whole: KeyWatch = { ageMs: () => 0, send: (_, send) => send(), ...watch };
  const idempotencyKey = watchedKey(stored, whole, { key: "once-1", createdAt: undefined });
  return { ...world, post: () => world.economic.rest.post("/customers", { body, idempotencyKey }) };
}

test("RW-3: a watch sees method, URL and digest before anything is sent, once a call", async () => {
  const seen: [SealedWrite, number][] = [];
  const { mock, sent, post } = watchedWrite({
    send: (write, send) => {
      seen.push([write, sent.length]);
      return send();
    },
  });
  mock.faults.add({ effect: { status: 503 } });
  await post();
  const text = new TextEncoder().encode(JSON.stringify(body));
  const hash = Buffer.from(await crypto.subtle.digest("SHA-256", text)).toString("hex");
  const write = { method: "POST", url: "https://restapi.e-conomic.com/customers", digest: hash };
  expect(seen).toEqual([[write, 0]]);
  expect(sent).toHaveLength(2);
});

test("nothing is sent when a watch refuses the write", async () => {
  const { sent, post } = watchedWrite({ send: () => Promise.reject(new Error("another body")) });
  expect(await failureOf(post())).toMatchObject({ message: "another body" });
  expect(sent).toEqual([]);
});

test("RW-2: a key that is 55 minutes old by its maker's clock is refused unsent", async () => {
  const { sent, post } = watchedWrite({ ageMs: () => lifetimeMs });
  expect(await failureOf(post())).toMatchObject({ kind: "idempotency", attempts: 0 });
  expect(sent).toEqual([]);
});

test("RW-2: nor is it sent again once it is that old", async () => {
  const { mock, sent, post } = watchedWrite({ ageMs: () => (sent.length > 0 ? lifetimeMs : 0) });
  mock.faults.add({ times: 9, effect: { status: 503 } });
  expect(await failureOf(post())).toMatchObject({ kind: "outcomeUnknown", attempts: 1 });
  expect(sent).toHaveLength(1);
});
