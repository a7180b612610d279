/**
 * `pnpm conformance [--record]`: runs the checks on the mocks and, with `ECONOMIC_LIVE=1` and tokens, on a real
 * agreement. `--record` stores the live answers, anonymised, in `recordings/`.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { isLive } from "./target.ts";

const unknown = process.argv.slice(2).filter((argument) => argument !== "--record" && argument !== "--");
const record = process.argv.includes("--record");
if (unknown.length > 0)
  throw new Error(`conformance: There is no option ${unknown.join(" ")} (the only one is --record).`);
if (record && !isLive(process.env))
  throw new Error("conformance: --record records live answers (set ECONOMIC_LIVE=1 and both tokens).");

const { status } = spawnSync("vitest", ["run", "--project", "conformance"], {
  cwd: join(import.meta.dirname, ".."),
  stdio: "inherit",
  env: { ...process.env, ...(record ? { ECONOMIC_RECORD: "1" } : {}) },
});
process.exitCode = status ?? 1;
