/** The globals by which a runtime is recognised. Each of them is missing in some runtime. */
export interface RuntimeGlobals {
  Bun?: { version?: string };
  Deno?: {
    version?: { deno?: string };
    createHttpClient?: (options: { poolMaxIdlePerHost: number }) => object;
  };
  document?: unknown;
  navigator?: { userAgent?: string };
  /** Electron sets `type`. Its windows have the type "renderer", and the fetch of Chromium. */
  process?: { type?: string; versions?: { node?: string } };
  fetch?: unknown;
}

export type Runtime = "bun" | "deno" | "workerd" | "node" | "other";

/** Returns the runtime's globals as they are now: a test may have replaced them. */
export const runtimeGlobals = (): RuntimeGlobals => globalThis as RuntimeGlobals;

/** Returns the runtime that the global `fetch` belongs to. Other runtimes imitate Node, so Node is checked last. */
export function runtimeOf({ Bun, Deno, navigator, process }: RuntimeGlobals): Runtime {
  if (Bun !== undefined) return "bun";
  if (Deno !== undefined) return "deno";
  if (navigator?.userAgent === "Cloudflare-Workers") return "workerd";
  const isNode = process?.versions?.node !== undefined && process.type !== "renderer";
  return isNode ? "node" : "other";
}

/** Returns the runtime's name, with its version if it is known: `node/24.1.0`, `deno/2.8.0`, `workerd`, `browser`. */
export function runtimeName(globals: RuntimeGlobals = runtimeGlobals()): string {
  const { Bun, Deno, document, process } = globals;
  const runtime = runtimeOf(globals);
  if (runtime === "other") return document === undefined ? "unknown" : "browser";
  const versions = {
    bun: Bun?.version,
    deno: Deno?.version?.deno,
    node: process?.versions?.node,
    workerd: undefined,
  };
  const version = versions[runtime];
  return version === undefined ? runtime : `${runtime}/${version}`;
}
