/** The properties of `process` by which Node and Electron can be told. */
interface MaybeNode {
  process?: { type?: unknown; versions?: { node?: unknown } };
}

/**
 * Whether everybody who sees a page could read the tokens: in a browser, and in Electron's renderer. jsdom and happy-dom
 * are Node with a `document`.
 */
export function isBrowser(): boolean {
  const { process } = globalThis as MaybeNode;
  return "document" in globalThis && (process?.versions?.node === undefined || process.type === "renderer");
}
