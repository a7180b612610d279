import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { secrets } from "../testing/pandium.ts";

const planted = "https://planted-4711.example/shop";

/** Runs the program as a process, whose streams are pipes, as on Pandium. */
const run = (what: string) =>
  new Promise<{ code: unknown; stdout: string; stderr: string }>((done) => {
    const program = resolve(import.meta.dirname, "../testing/pandium-program.ts");
    const env = { PATH: process.env.PATH, NODE_NO_WARNINGS: "1", PAN_CFG_SHOP_URL: planted, ...secrets };
    const options = { env, maxBuffer: 20_000_000 };
    execFile(process.execPath, [program, what], options, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, stdout, stderr }),
    );
  });

test("PAN-11: an output of six megabytes is printed whole", async () => {
  const { code, stdout } = await run("large");
  expect([code, stdout.length, stdout.endsWith('"}\n')]).toEqual([0, 3_000_012, true]);
  expect(JSON.parse(stdout).text).toHaveLength(3_000_000);
});

test("PAN-11: prints of other code go to stderr, without settings, even after the run", async () => {
  const { code, stdout, stderr } = await run("prints");
  expect([code, stdout]).toEqual([0, '{"cursor":1}\n']);
  expect(stderr).toMatch(
    /from a dependency \[redacted\][\s\S]*of a dependency: \[redacted\][\s\S]*bytes[\s\S]*after the run/,
  );
  expect(stderr).not.toContain(planted);
});

test.each([
  ["throws", "ERROR Error: no shop at [redacted]"],
  ["stray", "ERROR The run ends because no code has caught an error: Error: nobody waits for [redacted]"],
])("PAN-13: a program that %s fails with a message, and prints nothing", async (what, words) => {
  expect(await run(what)).toEqual({ code: 1, stdout: "", stderr: `${words}\n` });
});
