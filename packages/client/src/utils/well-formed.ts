/** Whether every surrogate in a text is part of a pair: `encodeURIComponent` throws a URIError for a lone one. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);
