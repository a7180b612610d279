import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../lib/run.ts";
import { type Emulator, startEmulator } from "./emulator.ts";

const clients = join(import.meta.dirname, "clients");
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator("--seed", "company");
});
afterAll(() => emulator.stop());

test.each([
  ["Python, with its standard library", "python3", "book_invoice.py"],
  ["a shell, with curl", "sh", "book-invoice.sh"],
])("%s: books an invoice that is overdue a month later", async (_name, command, file) => {
  const { code, output } = await run(command, [join(clients, file), emulator.url]);
  expect({ code, output }).toEqual({
    code: 0,
    output: expect.stringMatching(/booked invoice \d+, overdue after a month\n$/),
  });
});
