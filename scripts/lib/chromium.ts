/** Debian's Chromium, which every check here drives through playwright-core: its path, its flags, its installation. */
import { existsSync } from "node:fs";
import { mustRun } from "./run.ts";

export const chromiumPath = "/usr/bin/chromium";

export const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
];

/**
 * Installs Chromium if it is missing. Returns undefined if it is there now, otherwise a text that says how to install
 * it by hand.
 */
export async function installChromium(): Promise<string | undefined> {
  if (existsSync(chromiumPath)) return undefined;
  try {
    await mustRun("apt-get", ["update", "-qq"]);
    await mustRun("apt-get", ["install", "-y", "-qq", "chromium"], {
      env: { DEBIAN_FRONTEND: "noninteractive" },
    });
    return undefined;
  } catch (error) {
    return `missing: ${chromiumPath}. Install Debian's package "chromium" (apt-get said: ${String(error)})`;
  }
}
