/** Writes the README's picture of the page: run `node scripts/emulator/screenshot.ts` after `pnpm emulator`. */
import { resolve } from "node:path";
import { launchBrowser, openPage } from "./browser.ts";
import { startEmulator } from "./emulator.ts";
import { mock, newCustomer, rest } from "./records.ts";

const file = resolve(import.meta.dirname, "../../docs/emulator.png");

const emulator = await startEmulator("--seed", "company", "--now", "2026-08-14T10:00:00Z");
const browser = await launchBrowser();
await rest(emulator.url, "GET", "/customers?filter=name$like:nordlys");
await rest(emulator.url, "POST", "/customers", newCustomer("Skovhuset ApS"));
await mock(emulator.url, "POST", "/faults", { effect: { status: 503 }, path: "/products" });
await rest(emulator.url, "GET", "/products");
await rest(emulator.url, "DELETE", "/customers/1");
await rest(emulator.url, "POST", "/customers", { name: "Fjordbo A/S" });
const { page, show } = await openPage(browser, emulator.url, { viewport: { width: 1280, height: 800 } });
await show("requests");
await page.getByRole("link", { name: "POST /customers" }).first().click();
await page.getByRole("region", { name: "Body of the answer" }).waitFor();
await page.screenshot({ path: file });
await browser.close();
await emulator.stop();
