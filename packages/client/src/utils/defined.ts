/** Returns the object without the properties that are `undefined`, so that spreading it over defaults keeps these. */
export const defined = <Type extends object>(object: Type): Type =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Type;
