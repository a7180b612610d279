/** Opens the page of an emulator in Chromium. A page that does something forbidden makes its test fail. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { chromiumFlags, chromiumPath, installChromium } from "../lib/chromium.ts";

export type { Browser, Locator, Page } from "playwright-core";

export async function launchBrowser(): Promise<Browser> {
  const missing = await installChromium();
  if (missing !== undefined) throw new Error(missing);
  return chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
}

export interface OpenPage {
  readonly page: Page;
  /** Goes to a view: `show("records/customers")`. */
  show(view: string): Promise<void>;
  /** The problems so far: errors, refused content, and requests to other hosts. */
  readonly trouble: string[];
  close(): Promise<void>;
}

/** Opens the page at `/`. `viewport` sets its width, such as a phone's, and `colorScheme` its theme. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: url });
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") trouble.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    // The browser's PDF viewer loads pages too, which are allowed.
    if (origin !== url && !["blob:", "chrome:", "chrome-extension:"].includes(protocol))
      trouble.push(`request to another host: ${request.url()}`);
  });
  await page.goto(`${url}/`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return {
    page,
    trouble,
    async show(view) {
      await page.evaluate((address) => {
        location.hash = address;
      }, `#/${view}`);
      await page.locator(`main[data-view="${view}"]`).waitFor();
    },
    close: () => context.close(),
  };
}
