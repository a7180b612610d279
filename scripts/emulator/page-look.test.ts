/** Tests how every view looks and behaves: colours, widths, keyboard, safety, size. */
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Browser, launchBrowser, type OpenPage, openPage, type Page } from "./browser.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import { mock, newCustomer, registerWebhook, rest } from "./records.ts";

/** A name that changes the page visibly if it becomes markup. */
const hostile = '<img src="x" onerror="document.title=1"><b>bold</b>';

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The folder that `EMULATOR_SCREENSHOTS=folder pnpm emulator` writes screenshots to. */
const screenshots = process.env.EMULATOR_SCREENSHOTS;

let browser: Browser;
let emulator: Emulator;
let customer: unknown;

beforeAll(async () => {
  browser = await launchBrowser();
  emulator = await startEmulator("--seed", "company", "--now", "2026-08-14T10:00:00Z");
  await registerWebhook(emulator.url);
  const created = await rest(emulator.url, "POST", "/customers", newCustomer(hostile), {
    "idempotency-key": hostile,
  });
  customer = created.customerNumber;
  await rest(emulator.url, "GET", `/customers?filter=name$eq:${hostile}`);
  await rest(emulator.url, "DELETE", "/customers/4711");
  await rest(emulator.url, "POST", "/customers", { name: hostile });
  await mock(emulator.url, "POST", "/faults", { effect: { status: 503 }, path: "/never" });
});
afterAll(async () => {
  await browser?.close();
  await emulator?.stop();
});

const views = [
  "",
  "records",
  "records/customers",
  "records/customers/{customer}",
  "records/bookedInvoices/10001",
  "ledger",
  "requests",
  "requests/1",
  "requests/4",
  "webhooks",
  "limits",
  "faults",
  "facts/L-14",
] as const;

const addressOf = (view: string) => view.replace("{customer}", String(customer));

const looks = [
  { name: "light", colorScheme: "light" as const, width: 1280 },
  { name: "dark", colorScheme: "dark" as const, width: 1280 },
  { name: "phone", colorScheme: "light" as const, width: 390 },
];

async function shoot(page: Page, name: string): Promise<void> {
  if (screenshots === undefined) return;
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}

describe.each(looks)("in $name", ({ name, colorScheme, width }) => {
  let open: OpenPage;
  beforeAll(async () => {
    open = await openPage(browser, emulator.url, { colorScheme, viewport: { width, height: 900 } });
    await open.page.evaluate(axe);
  });
  afterAll(() => open?.close());

  test.each(views)("/#/%s has no problems by axe, and fits the window's width", async (view) => {
    const { page } = open;
    await open.show(addressOf(view));
    await page.waitForTimeout(250);
    await shoot(page, `${name}-${view.replaceAll(/\W+/g, "-") || "overview"}`);
    const violations = await page.evaluate(async () => {
      const { violations: found } = await (globalThis as unknown as Axe).axe.run();
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
    });
    expect(violations).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    // The hostile name must be text and must not have become elements.
    expect(await page.locator("#app b, #app img[onerror]").count()).toBe(0);
    expect(open.trouble).toEqual([]);
  });
});

interface Axe {
  readonly axe: {
    run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
  };
}

describe("colours", () => {
  const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  test("follow the system until a theme is chosen, and the theme is kept", async () => {
    const { page, close } = await openPage(browser, emulator.url, { colorScheme: "dark" });
    const dark = await ground(page);
    const theme = page.getByRole("button", { name: /^Theme/ });
    await theme.click();
    await expect.poll(() => theme.textContent()).toBe("Theme: light");
    const light = await ground(page);
    expect(light).not.toBe(dark);
    await page.reload();
    await theme.waitFor();
    expect(await ground(page)).toBe(light);
    await theme.click();
    await expect.poll(() => ground(page)).toBe(dark);
    await close();
  });
});

describe("by keyboard", () => {
  test("a record is reached, its tabs are chosen, and the focus is visible", async () => {
    const { page, close } = await openPage(browser, emulator.url);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Skip to the content");
    await tabTo(page, "Records");
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
    );
    expect(outline).toBe("solid");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Records" }).waitFor();
    await tabTo(page, /^Booked invoices/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Booked invoices" }).waitFor();
    await page.getByRole("region", { name: "Booked invoices" }).getByRole("table").waitFor();
    await tabTo(page, "10001");
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: "Document" }).waitFor();
    await tabTo(page, "Document");
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toBe("PDF");
    await page.keyboard.press("ArrowLeft");
    await page.getByRole("article", { name: "Invoice 10001" }).waitFor();
    await close();
  });

  test("Escape closes the question before a reset", async () => {
    const { page, close } = await openPage(browser, emulator.url);
    await tabTo(page, "Reset…");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Go back to the seed?" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await close();
  });
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());

/** Presses Tab until an element with this text has the focus. */
async function tabTo(page: Page, text: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    const at = await focused(page);
    if (typeof text === "string" ? at === text : text.test(at ?? "")) return;
  }
  throw new Error(`Tab does not reach ${text}.`);
}

test("the server's policy forbids other origins, inline code and text as markup", async () => {
  const { headers } = await fetch(`${emulator.url}/`);
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  const { page, trouble, close } = await openPage(browser, emulator.url);
  const refused = await page.evaluate(() => {
    const inline = document.createElement("script");
    try {
      inline.text = "document.title = 'run'";
    } catch (error) {
      return error instanceof TypeError;
    }
    return false;
  });
  expect(refused).toBe(true);
  // The browser logs the refusal as an error.
  expect(trouble.join()).toContain("TrustedScript");
  await close();
});
