import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";

const execute = promisify(execFile);

/** Runs an example as a program of its own; with `mocked` in a world where e-conomic is a small company. */
async function run(
  name: string,
  { env = {}, mocked = false }: { env?: Record<string, string>; mocked?: boolean } = {},
) {
  const setup = mocked ? ["--import", resolve(import.meta.dirname, "snippet-setup.ts")] : [];
  const program = resolve(import.meta.dirname, `../src/${name}.ts`);
  const { PATH } = process.env;
  const result = await execute(process.execPath, [...setup, program], {
    env: { PATH, ...env },
    timeout: 30_000,
  }).catch((error: { code: number; stdout: string; stderr: string }) => error);
  return { code: "code" in result ? result.code : 0, stdout: result.stdout, stderr: result.stderr };
}

describe("the examples", () => {
  test("webhook-server: delivered again when the handler failed, refused without the secret", async () => {
    const { code, stdout } = await run("webhook-server");
    expect(stdout).toMatch(/First start: created\.[\s\S]*Second start: unchanged\./);
    expect(stdout).toMatch(/INVOICE_BOOKED was not processed[\s\S]*Invoice \d+ is booked: 125 DKK/);
    expect(stdout).toMatch(/Answered with 401/);
    expect(code).toBe(0);
  }, 40_000);

  test("open-telemetry: a span for each attempt", async () => {
    const { code, stdout } = await run("open-telemetry");
    expect(stdout.match(/GET \/self/g)).toHaveLength(2);
    expect(stdout).toMatch(/status_code = 503[\s\S]*resend_count = 1[\s\S]*status_code = 200/);
    expect(code).toBe(0);
  }, 40_000);

  test("voucher-with-receipt: posted once though the answer was lost, pages attached and appended", async () => {
    const { code, stdout } = await run("voucher-with-receipt");
    expect(stdout).toMatch(/Voucher (\d+), created\.\s+Voucher \1, found\./);
    expect(stdout).toMatch(/Refused before it was sent: .*heic/);
    expect(stdout).toMatch(/First page attached, second page appended\.[\s\S]*\d{3,} bytes/);
    expect(code).toBe(0);
  }, 40_000);

  describe("pandium-integration", () => {
    const env = { PAN_SEC_VISMA_APP_SECRET_TOKEN: "the-app-secret", PAN_SEC_VISMA_GRANT_TOKEN: "the-grant" };

    test("prints what the next run needs, once, and nothing else", async () => {
      const first = await run("pandium-integration", { env, mocked: true });
      expect([first.code, first.stdout]).toEqual([
        0,
        expect.stringMatching(/^\{"lastBookedInvoiceNumber":\d+\}\n$/),
      ]);
      const { lastBookedInvoiceNumber } = JSON.parse(first.stdout);
      const again = { ...env, PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT: first.stdout };
      const second = await run("pandium-integration", { env: again, mocked: true });
      expect(JSON.parse(second.stdout)).toEqual({ lastBookedInvoiceNumber });
      expect(second.stderr).not.toMatch(/Invoice/);
      expect(first.stderr + second.stderr).not.toMatch(/the-app-secret|the-grant/);
    }, 40_000);

    test("an init run offers the journals and carries the state over", async () => {
      const init = {
        ...env,
        PAN_CTX_RUN_MODE: "init",
        PAN_CTX_LAST_SUCESSFUL_RUN_STDOUT: '{"lastBookedInvoiceNumber":7}',
      };
      const { stdout } = await run("pandium-integration", { env: init, mocked: true });
      expect(JSON.parse(stdout)).toEqual({
        lastBookedInvoiceNumber: 7,
        journal: expect.arrayContaining([{ const: "1", title: expect.stringMatching(/./) }]),
      });
    }, 40_000);

    test("a run without tokens fails, says why, and prints nothing", async () => {
      const { code, stdout, stderr } = await run("pandium-integration");
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toMatch(/PAN_SEC_VISMA/);
    }, 40_000);
  });
});
