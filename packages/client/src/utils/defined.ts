/** The object without what is `undefined` in it: so that it can be laid over defaults, and prints what it has. */
export const defined = <Type extends object>(object: Type): Type =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Type;
