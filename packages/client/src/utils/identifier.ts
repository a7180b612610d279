/** The form of codes and request ids. A server may send any text in place of a code or an id, even customers' data. */
const identifier = /^[\w.:-]{1,100}$/;

/** Returns a code or a request id, or `undefined` if the text is neither. */
export const onlyIdentifier = (text: string | undefined): string | undefined =>
  text !== undefined && identifier.test(text) ? text : undefined;
