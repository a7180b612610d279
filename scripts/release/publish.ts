import { mustRun } from "../lib/run.ts";
import type { LocalRegistry } from "./local-registry.ts";
import type { Packed } from "./pack.ts";
import { requireLoopback } from "./require-loopback.ts";

/** Publishes packed tarballs to a registry on this machine, and to no other. */
export async function publishTo(registry: LocalRegistry, packed: readonly Packed[]): Promise<void> {
  requireLoopback(registry.url);
  for (const { tarball } of packed) {
    const args = ["publish", tarball, "--userconfig", registry.userConfig, "--registry", registry.url];
    await mustRun("npm", [...args, "--ignore-scripts", "--provenance=false"]);
  }
}
