import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { type Browser, launchBrowser, type OpenPage, openPage, type Page } from "./browser.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import { mock } from "./records.ts";

/** What the tests of a file look at. */
export interface World {
  readonly browser: Browser;
  /** Where the file's emulator is. */
  readonly url: string;
  /** The page of this test. */
  readonly open: OpenPage;
  readonly page: Page;
}

/**
 * Starts an emulator for the tests of a file and goes back to its seed before each, with the page newly opened. A test fails
 * when the page did what it must never do.
 */
export function usePage(...options: readonly string[]): World {
  let browser: Browser;
  let emulator: Emulator;
  let open: OpenPage;

  beforeAll(async () => {
    browser = await launchBrowser();
    emulator = await startEmulator(...options);
  });
  afterAll(async () => {
    await browser?.close();
    await emulator?.stop();
  });
  beforeEach(async () => {
    await mock(emulator.url, "POST", "/reset");
    open = await openPage(browser, emulator.url);
  });
  afterEach(async () => {
    await open.close();
    expect(open.trouble).toEqual([]);
  });

  return {
    get browser() {
      return browser;
    },
    get url() {
      return emulator.url;
    },
    get open() {
      return open;
    },
    get page() {
      return open.page;
    },
  };
}
