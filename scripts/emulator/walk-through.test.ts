/** Follows packages/mocks/docs/walk-through.md: its commands in a shell, its steps in a browser. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "../lib/free-port.ts";
import { mustRun } from "../lib/run.ts";
import { waitForHttp } from "../lib/wait-for-http.ts";
import { type Browser, launchBrowser, type OpenPage, openPage, type Page } from "./browser.ts";

const root = resolve(import.meta.dirname, "../..");
const text = readFileSync(join(root, "packages/mocks/docs/walk-through.md"), "utf8");
const commands = [...text.matchAll(/```sh ?(\w*)\n([\s\S]*?)```/g)].map(([, name, command = ""]) => ({
  name,
  command: command.trim(),
}));

let browser: Browser;
let open: OpenPage;
let ports: readonly [emulator: number, receiver: number];
const children: ChildProcess[] = [];

/** Replaces the ports in a command, because those of the walk-through may be in use on this machine. */
const withPorts = (command: string) =>
  command.replaceAll("4010", String(ports[0])).replaceAll("4011", String(ports[1]));

/** Starts a command of the walk-through that runs until it is stopped. `output` returns all that it has printed. */
function start(name: string, options = ""): { readonly output: () => string } {
  const found = commands.find((one) => one.name === name);
  if (found === undefined) throw new Error(`The walk-through has no command "${name}".`);
  const command = withPorts(found.command).replace("pnpm start", `pnpm start ${options}`);
  const child = spawn("sh", ["-c", command], { cwd: root, detached: true });
  children.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  return { output: () => output };
}

/** Stops a command and the processes that it started. */
async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
  await ended;
}

const toRun = commands.filter(({ name }) => name === "");

/** Runs the next command of the walk-through that ends by itself. Returns the JSON that it printed. */
async function next(): Promise<unknown> {
  const command = toRun.shift()?.command ?? "false";
  const quiet = withPorts(command).replace(/^curl /, "curl --silent --show-error --fail-with-body ");
  return JSON.parse(await mustRun("sh", ["-c", quiet]));
}

/** Returns the income that the overview and the ledger show. */
async function income(page: Page): Promise<number> {
  const first = page
    .getByRole("region", { name: /^Balance in/ })
    .getByRole("definition")
    .first();
  return Number((await first.textContent())?.replaceAll(",", ""));
}

/** Checks that the walk-through has a text in bold type, and returns the text to look for it in the browser. */
function named(name: string): string {
  expect(text).toContain(`**${name}**`);
  return name;
}

beforeAll(async () => {
  ports = [await freePort(), await freePort()];
  browser = await launchBrowser();
});
afterAll(async () => {
  await open?.close();
  await browser?.close();
  for (const child of children) await stop(child);
});

test("the start command is the same as in the README", () => {
  const start = commands.find(({ name }) => name === "start")?.command ?? "";
  expect(readFileSync(join(root, "README.md"), "utf8")).toContain(`\n${start}\n`);
});

test("an invoice is booked, shown and overdue a month later, and its webhook replayed", async () => {
  start("start", `--port ${ports[0]}`);
  const url = `http://127.0.0.1:${ports[0]}`;
  await waitForHttp(`${url}/__mock/health`, 90_000);
  open = await openPage(browser, url);
  const { page, trouble } = open;
  const section = (name: string) =>
    page
      .getByRole("navigation", { name: "Sections" })
      .getByRole("link", { name: named(name) })
      .click();

  const receiver = start("receiver");
  await waitForHttp(`http://127.0.0.1:${ports[1]}`);
  expect(await next()).toMatchObject({ webhooks: `http://127.0.0.1:${ports[1]}` });
  await next();

  const incomeBefore = await income(page);
  expect(await next()).toMatchObject({ draftInvoiceNumber: 1, grossAmount: 250, vatAmount: 50 });
  const booked = await next();
  expect(booked).toMatchObject({ bookedInvoiceNumber: expect.any(Number), remainder: 250 });
  const { bookedInvoiceNumber: number } = booked as { bookedInvoiceNumber: number };

  await section("Requests");
  const requests = page.getByRole("region", { name: "Requests, newest first" }).locator("tbody tr");
  await expect.poll(() => requests.count()).toBe(3);
  await requests.getByRole("link", { name: "POST /invoices/booked" }).click();
  await page.getByRole("button", { name: "Copy as a call of the client" }).waitFor();

  await section("Records");
  await page.getByRole("link", { name: named("Booked invoices") }).click();
  await page.getByRole("searchbox").fill("Nordlys ApS");
  await page.getByRole("link", { name: String(number), exact: true }).click();
  const invoice = page.getByRole("article", { name: `Invoice ${number}` });
  await invoice.getByText("open", { exact: true }).waitFor();
  await page.getByRole("tab", { name: named("PDF") }).click();
  await page.getByTitle("The PDF").waitFor();
  await page.getByRole("tab", { name: "Document" }).click();

  await section("Ledger");
  await expect.poll(() => income(page)).toBeCloseTo(incomeBefore + 200, 2);
  await page.goBack();

  await page.getByRole("button", { name: named("+ 1 month") }).click();
  await invoice.getByText("overdue", { exact: true }).waitFor();
  expect(await next()).toMatchObject({
    collection: expect.arrayContaining([expect.objectContaining({ bookedInvoiceNumber: number })]),
  });

  await section("Webhooks");
  await page
    .getByRole("region", { name: "INVOICE_BOOKED delivery 1" })
    .getByText("delivered", { exact: true })
    .waitFor();
  const printed = `{"invoice":"${number}"}`;
  await expect.poll(receiver.output).toBe(printed);
  await page.getByRole("button", { name: named("Replay") }).click();
  await page.getByRole("region", { name: "INVOICE_BOOKED delivery 2" }).getByText("replay of 1").waitFor();
  await expect.poll(receiver.output).toBe(printed + printed);

  expect(toRun).toEqual([]);
  expect(trouble).toEqual([]);
}, 300_000);
