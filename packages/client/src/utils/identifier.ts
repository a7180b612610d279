/** Codes and request ids: what a server sends in their place may be anything, customers' data too. */
const identifier = /^[\w.:-]{1,100}$/;

/** Returns a code or a request id, or `undefined` if the text is neither. */
export const onlyIdentifier = (text: string | undefined): string | undefined =>
  text !== undefined && identifier.test(text) ? text : undefined;
