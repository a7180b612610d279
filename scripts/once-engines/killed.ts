/** Checks that a write happens once although processes die by SIGKILL in the middle of it and others go on. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { startServer } from "../../packages/mocks/dist/node.js";
import { type RealStore, realStore, type StoreName } from "./stores.ts";

const points = ["afterClaim", "inTheAir", "beforeAnswer", "afterAnswer", "beforeDone", "afterDone"] as const;

/** The arguments of a process. */
export interface Start {
  store: StoreName;
  target: string;
  id: string;
  server: string;
  killAt?: (typeof points)[number];
}

const minute = 60_000;

/**
 * Tests each point: one to three processes die there, a minute or more than an hour passes, then two others start at
 * once.
 */
export async function checkKilled(name: StoreName, target: string): Promise<string> {
  const store = await realStore(name, target);
  const {
    url: server,
    mock,
    close,
  } = await startServer({ port: 0, mock: { seed: "empty", rateLimit: false, latency: 5 } });
  let killed = 0;
  try {
    for (const [index, killAt] of points.entries())
      for (const minutes of [1, 80]) {
        const id = `killed-${killAt}-${minutes}-${crypto.randomUUID()}`;
        const start = { store: name, target, id, server };
        const dead = Array.from({ length: (index % 3) + 1 }, () => run({ ...start, killAt }));
        killed += (await Promise.all(dead)).filter(({ signal }) => signal === "SIGKILL").length;
        await pass(store, mock, minutes * minute);
        let results = await Promise.all([run(start), run(start)]);
        // A write that is not settled yet is settled after 75 minutes.
        if (results.some(({ output }) => typeof output !== "number")) {
          await pass(store, mock, 76 * minute);
          results = await Promise.all([run(start), run(start)]);
        }
        const numbers = new Set(results.map(({ output }) => output));
        const there = mock
          .agreement()
          .customers.all()
          .filter((customer) => customer.name === id);
        const [number] = numbers;
        if (there.length !== 1 || numbers.size !== 1 || there[0]?.customerNumber !== number)
          throw new Error(`${name}, ${id}: ${there.length} in the books, results ${JSON.stringify(results)}`);
      }
  } finally {
    await store.close();
    await close();
  }
  return `${points.length * 2} writes over ${killed} processes that died by SIGKILL, each in the books once`;
}

async function pass(
  store: RealStore,
  mock: { clock: { advance(ms: number): unknown } },
  ms: number,
): Promise<void> {
  mock.clock.advance(ms);
  await store.pass(ms);
}

function run(start: Start): Promise<{ output: unknown; signal: string | null }> {
  const words = [join(import.meta.dirname, "killed-worker.ts"), JSON.stringify(start)];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (part) => {
    text += part;
  });
  return new Promise((resolve) => {
    child.on("close", (_, signal) => resolve({ signal, output: text ? JSON.parse(text) : undefined }));
  });
}
