import type { Extension, ExtensionKind } from "../types/extension.ts";

const implementations = new WeakMap<object, { kind: ExtensionKind; implementation: unknown }>();

/**
 * Makes the value of an option that brings its own code: `fields` is what users see of it, `implementation` is what the
 * client runs. The code is loaded by whoever calls the function that makes the value, and by nobody else.
 */
export function makeExtension<Kind extends ExtensionKind, Fields extends object>(
  kind: Kind,
  implementation: unknown,
  fields: Fields,
): Fields & Extension<Kind> {
  // In place: a copy would read what is a getter.
  const value = Object.freeze(fields);
  implementations.set(value, { kind, implementation });
  // The type's only property exists for the checker: it keeps look-alikes out.
  return value as Fields & Extension<Kind>;
}

/** Returns what the client runs for an option's value, or `undefined` if `makeExtension` did not make it. */
export function implementationOf<Implementation>(
  kind: ExtensionKind,
  value: unknown,
): Implementation | undefined {
  const made = typeof value === "object" && value !== null ? implementations.get(value) : undefined;
  // The kind names the type of what was stored.
  return made?.kind === kind ? (made.implementation as Implementation) : undefined;
}
