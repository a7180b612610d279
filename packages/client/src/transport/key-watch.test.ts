import { expect, test } from "vitest";
import { customerBody, failureOf } from "../../test/mock-client.ts";
import { watched } from "../../test/watched.ts";
import { watchedKey } from "./idempotency-key.ts";
import type { KeyWatch, SealedWrite } from "./key-watch.ts";

const body = customerBody();

/** Sends one write under a watched key. */
function watchedWrite(watch: KeyWatch) {
  const world = watched();
  const key = watchedKey({ key: "once-1", createdAt: world.mock.clock.now(), repeated: false }, watch);
  return { ...world, post: () => world.economic.rest.post("/customers", { body, idempotencyKey: key }) };
}

test("RW-3: a watch sees method, URL and digest before anything is sent, once a call", async () => {
  const seen: [SealedWrite, number][] = [];
  const { mock, sent, post } = watchedWrite({
    beforeSending: (write) => void seen.push([write, sent.length]),
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
  const { sent, post } = watchedWrite({ beforeSending: () => Promise.reject(new Error("another body")) });
  expect(await failureOf(post())).toMatchObject({ message: "another body" });
  expect(sent).toEqual([]);
});

test("RW-2: a key whose maker has no time left for it is refused unsent", async () => {
  const { sent, post } = watchedWrite({ remainingMs: () => 0 });
  expect(await failureOf(post())).toMatchObject({ kind: "idempotency", attempts: 0 });
  expect(sent).toEqual([]);
});

test("RW-2: nor is it sent again once that time is over", async () => {
  const { mock, sent, post } = watchedWrite({ remainingMs: () => (sent.length > 0 ? 0 : 1000) });
  mock.faults.add({ times: 9, effect: { status: 503 } });
  expect(await failureOf(post())).toMatchObject({ kind: "outcomeUnknown", attempts: 1 });
  expect(sent).toHaveLength(1);
});
