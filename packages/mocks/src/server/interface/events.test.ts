import { expect, test } from "vitest";
import { createEvents } from "./events.ts";

test("a listener that does not read is cut off, and other listeners are not", async () => {
  const events = createEvents();
  const { signal } = new AbortController();
  const slow = events.stream(signal, "1.0.0").body?.getReader();
  const quick = events.stream(signal, "1.0.0").body?.getReader();
  for (let count = 0; count < 1_100; count += 1) {
    events.send("agreement", () => ({ id: String(count) }));
    await quick?.read();
  }
  let read = 0;
  while ((await slow?.read())?.done === false) read += 1;
  expect(read).toBeGreaterThan(900);
  expect(read).toBeLessThan(1_100);
  expect((await quick?.read())?.done).toBe(false);
  events.close();
});

test("an event without listeners does not make its data", () => {
  const events = createEvents();
  events.send("reset", () => {
    throw new Error("made for nobody");
  });
});
