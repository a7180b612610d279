/** A call of a replaced function: its `this` and its arguments. */
export interface Intercepted {
  readonly self: unknown;
  readonly args: readonly unknown[];
  /** Calls the original function, with these arguments or with others. */
  real(args?: readonly unknown[]): unknown;
}

/** The replacement of a function: `call` for its calls, `construct` for `new`. */
export interface Replacement {
  call?(intercepted: Intercepted): unknown;
  construct?(intercepted: Intercepted): unknown;
}

/**
 * Replaces a function. The replacement shows the properties of the original (`util.promisify` reads one). Throws a
 * TypeError if the property cannot be replaced.
 *
 * @returns a function that undoes it once. If somebody has patched on top since, their wrapper stays, and ours only
 * forwards.
 */
export function patch(owner: object, key: string, replacement: Replacement): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, key);
  const real: unknown = Reflect.get(owner, key);
  if (typeof real !== "function") throw new TypeError(`${key} is not a function: it cannot be replaced`);
  let isOn = true;
  const { call, construct } = replacement;
  const wrapper = new Proxy(real, {
    apply: (target, self: unknown, args: unknown[]) =>
      isOn && call !== undefined
        ? call({ self, args, real: (others = args) => Reflect.apply(target, self, others) })
        : Reflect.apply(target, self, args),
    construct: (target, args: unknown[], newTarget: NewableFunction) =>
      isOn && construct !== undefined
        ? (construct({
            self: undefined,
            args,
            real: (others = args) => Reflect.construct(target, others, newTarget),
          }) as object)
        : Reflect.construct(target, args, newTarget),
  });
  Object.defineProperty(owner, key, {
    value: wrapper,
    configurable: true,
    enumerable: before?.enumerable ?? true,
    writable: true,
  });
  return () => {
    isOn = false;
    if (Object.getOwnPropertyDescriptor(owner, key)?.value !== wrapper) return;
    if (before === undefined) Reflect.deleteProperty(owner, key);
    else Object.defineProperty(owner, key, before);
  };
}

/** Undoes a list of patches, the latest first. */
export const undoAll = (undos: readonly (() => void)[]): void => {
  for (const undo of undos.toReversed()) undo();
};
