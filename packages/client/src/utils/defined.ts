/** Returns the object without the properties that are `undefined`, so that it can be spread over defaults. */
export const defined = <Type extends object>(object: Type): Type =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Type;
