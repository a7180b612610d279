/** Returns whether a text is free of lone surrogates, for which `encodeURIComponent` throws a URIError. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);
