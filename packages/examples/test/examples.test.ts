import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { readOrders } from "../src/orders-to-invoices/read-orders.ts";

const execute = promisify(execFile);

/** Runs an example in its own process. With `mocked`, e-conomic is a mock with a small company. */
async function run(
  name: string,
  {
    env = {},
    mocked = false,
    args = [],
  }: { env?: Record<string, string>; mocked?: boolean; args?: string[] } = {},
) {
  const setup = mocked ? ["--import", resolve(import.meta.dirname, "snippet-setup.ts")] : [];
  const program = resolve(import.meta.dirname, `../src/${name}.ts`);
  const { PATH } = process.env;
  const result = await execute(process.execPath, [...setup, program, ...args], {
    env: { PATH, ...env },
    timeout: 30_000,
  }).catch((error: { code: number; stdout: string; stderr: string }) => error);
  return { code: "code" in result ? result.code : 0, stdout: result.stdout, stderr: result.stderr };
}

describe("the examples", () => {
  test("webhook-server: delivers again after a failure, refuses a wrong secret", async () => {
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
    expect(stdout).toMatch(/Voucher (\d+)\.\s+Voucher \1\./);
    expect(stdout).toMatch(/Refused before it was sent: .*HEIC/);
    expect(stdout).toMatch(/It has 2 pages\.[\s\S]*\d{3,} bytes/);
    expect(code).toBe(0);
  }, 40_000);

  test("orders-to-invoices: one invoice an order, over lost answers and three starts", async () => {
    const { code, stdout } = await run("orders-to-invoices");
    const [, first = "", second = "", third = "", books] = stdout.split(/^\d\. .*$/m);
    expect(first).toMatch(
      /W-1001: invoice (\d+).*\s+W-1002: no answer to POST \/invoices\/booked after 2 attempts\. Stopped\.\s*$/,
    );
    expect(second).toMatch(/W-1002: invoice \d+[\s\S]*W-1003 is refused: .+[\s\S]*W-1004: invoice/);
    expect(third).toBe(second);
    expect(books?.match(/Invoice \d+ of W-\d+/g)).toHaveLength(3);
    expect(books).toContain("2 new customers, 3 invoices.");
    expect(code).toBe(0);
  }, 40_000);

  test("orders-to-invoices: a row that cannot be read is named", () => {
    const header = "order;date;cvr;name;email;product;quantity;price";
    const good = "W-1;2026-08-12;31415926;Nordlys;;1;2,5;1.495,50";
    expect(readOrders(`${header}\r\n${good}\r\n`)[0]?.lines).toEqual([
      { productNumber: "1", quantity: 2.5, unitNetPrice: 1495.5 },
    ]);
    for (const bad of [
      good.replace("2,5", "0"),
      good.replace("1.495,50", "x"),
      good.replace("31415926", "314"),
    ])
      expect(() => readOrders(`${header}\n${good}\n${bad}`)).toThrow("Row 3 is not a line of an order");
  });

  test("ledger-export: a balanced month, and no file with a half one", async () => {
    const { code, stdout } = await run("ledger-export", { args: ["2026-06"] });
    expect(stdout).toMatch(/once more: server[\s\S]*No file: ./);
    const [, entries, file = ""] = /(\d+) entries in (.*)/.exec(stdout) ?? [];
    const rows = (await readFile(file, "utf8")).trim().split("\n");
    expect(rows).toHaveLength(Number(entries) + 1);
    expect(rows.slice(1).every((row) => /^\d+;2026-06-\d\d;\d+;/.test(row))).toBe(true);
    expect(await readdir(dirname(file))).toEqual(["ledger-2026-06.csv"]);
    expect(stdout).toContain("The month balances.");
    expect(code).toBe(0);
  }, 40_000);
});
