/** Matches codes and request ids. A server could send other texts in their place, even a customer's data. */
const identifier = /^[\w.:-]{1,100}$/;

/** Returns a code or a request id, or `undefined` if the text is neither. */
export const onlyIdentifier = (text: string | undefined): string | undefined =>
  text !== undefined && identifier.test(text) ? text : undefined;
