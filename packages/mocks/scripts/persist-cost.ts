/**
 * `node scripts/persist-cost.ts`: measures how much time `--persist` adds to a request, for several sizes of the books.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../src/server/start-server.ts";

const headers = { "X-AppSecretToken": "a", "X-AgreementGrantToken": "b", "content-type": "application/json" };
const rounds = 400;
const folder = mkdtempSync(join(tmpdir(), "persist-cost-"));

/** Returns the median of the milliseconds that requests take, one after another. */
async function median(ask: () => Promise<Response>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await (await ask()).arrayBuffer();
    times.push(performance.now() - started);
  }
  return times.sort((one, other) => one - other)[rounds / 2] ?? 0;
}

async function measure(customers: number, persist: string | undefined) {
  const mock = { seed: "company", rateLimit: false } as const;
  const server = await startServer({ port: 0, mock, persist });
  const rest = `${server.url}/restapi.e-conomic.com`;
  await fetch(`${rest}/self`, { headers });
  if (customers > 0) server.mock.agreement("b").customers.addMany(customers);
  await fetch(`${rest}/self`, { headers });
  const get = await median(() => fetch(`${rest}/customers/1`, { headers }));
  let count = 0;
  const post = await median(() => {
    count += 1;
    const own = { ...headers, "idempotency-key": `key-${count}` };
    return fetch(`${rest}/units`, { method: "POST", headers: own, body: '{"name":"kasse"}' });
  });
  const started = performance.now();
  await server.close();
  if (persist === undefined) return { get, post, size: 0, start: 0 };
  const size = statSync(persist).size;
  const again = await startServer({ port: 0, mock, persist });
  const start = performance.now() - started;
  await again.close();
  return { get, post, size, start };
}

const show = (milliseconds: number): string => `${milliseconds.toFixed(2)} ms`;

try {
  for (const customers of [0, 10_000, 100_000]) {
    const without = await measure(customers, undefined);
    const kept = await measure(customers, join(folder, `${customers}.jsonl`));
    console.log(
      `company and ${customers} customers: GET ${show(without.get)} -> ${show(kept.get)}, ` +
        `POST ${show(without.post)} -> ${show(kept.post)}, file ${(kept.size / 1e6).toFixed(1)} MB, ` +
        `restart ${show(kept.start)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
