/** The mark on a mock's `fetch`, which never sends twice. Each mock is a separate server. */
const mockMark = Symbol.for("@org/visma-economic.mockFetch");

/** Returns whether a `fetch` is that of a mock. */
export const isOfMocks = (fetch: object): boolean => mockMark in fetch && fetch[mockMark] === true;
