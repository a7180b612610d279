/** A map from names to values. It keeps a value only as long as somebody else holds it. */
export interface WeakValues<Value> {
  get(name: string): Value | undefined;
  set(name: string, value: Value): void;
  /** Returns how many names are kept. */
  size(): number;
}

/**
 * Keeps a value for ever. This replaces `WeakRef` where it is missing: in workerd before 2025, and with older compatibility
 * dates.
 */
const heldFor = <Value extends object>(value: Value): Pick<WeakRef<Value>, "deref"> => ({
  deref: () => value,
});

/** Makes a map that does not hold its values, and that drops the name of a value that is gone. */
export function createWeakValues<Value extends object>(): WeakValues<Value> {
  const values = new Map<string, Pick<WeakRef<Value>, "deref">>();
  const canBeWeak = typeof WeakRef === "function" && typeof FinalizationRegistry === "function";
  const cleanUp = canBeWeak
    ? new FinalizationRegistry<string>((name) => {
        // Another value may have been set under the name in the meantime.
        if (values.get(name)?.deref() === undefined) values.delete(name);
      })
    : undefined;
  return {
    get: (name) => values.get(name)?.deref(),
    set(name, value) {
      values.set(name, canBeWeak ? new WeakRef(value) : heldFor(value));
      cleanUp?.register(value, name);
    },
    size: () => values.size,
  };
}
