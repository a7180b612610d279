import type { Extension, ExtensionKind } from "../types/extension.ts";

const implementations = new WeakMap<object, { kind: ExtensionKind; implementation: unknown }>();

/**
 * Makes the value of an option that contains code: users see `fields`, and the client runs `implementation`. So only programs
 * that import the function for such a value load its code.
 */
export function makeExtension<Kind extends ExtensionKind, Fields extends object>(
  kind: Kind,
  implementation: unknown,
  fields: Fields,
): Fields & Extension<Kind> {
  // The object itself is frozen, because a copy would call its getters.
  const value = Object.freeze(fields);
  implementations.set(value, { kind, implementation });
  // The only property of the type exists for the type checker: without it, similar objects would match the type.
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
