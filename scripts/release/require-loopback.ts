/** Throws unless `registry` is on this machine, because only a real release may publish anywhere else. */
export function requireLoopback(registry: string): void {
  const host = URL.canParse(registry) ? new URL(registry).hostname : "";
  if (host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host)) return;
  throw new Error(
    `The registry is "${registry}", which is not on this machine. A dry release publishes to loopback only: ` +
      "set pnpm_config_registry to the local registry (pnpm ignores npm_config_registry).",
  );
}
