import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { type Browser, launchBrowser, type OpenPage, openPage, type Page } from "./browser.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import { mock } from "./records.ts";

/** The browser, emulator and page that the tests of a file use. */
export interface World {
  readonly browser: Browser;
  /** The address of the file's emulator. */
  readonly url: string;
  /** The page of this test. */
  readonly open: OpenPage;
  readonly page: Page;
}

/**
 * Starts an emulator for the tests of a file. Before each test it restores the seed and opens the page anew. A test fails if
 * the page had an error, was refused content or called another host.
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
