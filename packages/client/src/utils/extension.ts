import type { Extension, ExtensionKind } from "../types/extension.ts";

const implementations = new WeakMap<object, { kind: ExtensionKind; implementation: unknown }>();

/**
 * Makes the value of an option that brings its own code: users see its `fields`, and the client runs its `implementation`. A
 * program that never makes such a value does not load the code.
 */
export function makeExtension<Kind extends ExtensionKind, Fields extends object>(
  kind: Kind,
  implementation: unknown,
  fields: Fields,
): Fields & Extension<Kind> {
  // The object itself is frozen and not a copy, because copying would call the getters.
  const value = Object.freeze(fields);
  implementations.set(value, { kind, implementation });
  // The type's own property exists only for the type checker: without it, similar objects would match the type.
  return value as Fields & Extension<Kind>;
}

/** Returns the implementation of an option's value; `undefined` if `makeExtension` did not make the value. */
export function implementationOf<Implementation>(
  kind: ExtensionKind,
  value: unknown,
): Implementation | undefined {
  const made = typeof value === "object" && value !== null ? implementations.get(value) : undefined;
  // The kind determines the type of the stored implementation.
  return made?.kind === kind ? (made.implementation as Implementation) : undefined;
}
