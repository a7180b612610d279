/** Debian's Chromium, as every check here drives it through playwright-core. */
import { existsSync } from "node:fs";
import { mustRun } from "./run.ts";

export const chromiumPath = "/usr/bin/chromium";

export const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
];

/** Returns what to do by hand when Chromium is neither there nor installable. */
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
