/** Whether a text has no half of a surrogate pair in it: `encodeURIComponent` throws a URIError for one. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);
