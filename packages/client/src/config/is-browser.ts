/** The properties of `process` that identify Node and Electron. */
interface MaybeNode {
  process?: { type?: unknown; versions?: { node?: unknown } };
}

/**
 * Returns `true` in a browser and in Electron's renderer, where everybody who sees the page could read the tokens. Node with
 * jsdom or happy-dom has a `document` too, but is not a browser.
 */
export function isBrowser(): boolean {
  const { process } = globalThis as MaybeNode;
  return "document" in globalThis && (process?.versions?.node === undefined || process.type === "renderer");
}
