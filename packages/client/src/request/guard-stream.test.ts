import { expect, test } from "vitest";
import { guardStream } from "./guard-stream.ts";

/** Makes a stream that stops after one piece, and a list of the reasons with which it was cancelled. */
function stalled() {
  const cancelled: unknown[] = [];
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new Uint8Array([1])),
    cancel: (reason) => void cancelled.push(reason),
  });
  return { body, cancelled };
}

test("all pieces are passed on unchanged", async () => {
  const body = new Blob(["first, ", "last"]).stream();
  expect(await new Response(guardStream(body, 1000, undefined)).text()).toBe("first, last");
});

test("a late piece is a TimeoutError, and cancels the source with it", async () => {
  const { body, cancelled } = stalled();
  const reader = guardStream(body, 20, undefined).getReader();
  expect(await reader.read()).toEqual({ done: false, value: new Uint8Array([1]) });
  const failure = await reader.read().catch((error: unknown) => error);
  expect(failure).toMatchObject({ kind: "timeout" });
  expect(cancelled).toEqual([failure]);
});

test("the time between two reads does not count", async () => {
  const reader = guardStream(new Blob(["first, ", "last"]).stream(), 20, undefined).getReader();
  let text = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    text += new TextDecoder().decode(read.value);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  expect(text).toBe("first, last");
});

test("an abort ends the stream, and cancels the source with its reason", async () => {
  const { body, cancelled } = stalled();
  const controller = new AbortController();
  const reading = new Response(guardStream(body, 10_000, controller.signal)).bytes();
  controller.abort("enough");
  expect(await reading.catch((reason: unknown) => reason)).toBe("enough");
  expect(cancelled).toEqual(["enough"]);
});

test("cancelling the stream cancels the source", async () => {
  const { body, cancelled } = stalled();
  await guardStream(body, 10_000, undefined).cancel("unwanted");
  expect(cancelled).toEqual(["unwanted"]);
});
