/** The mark on the `fetch` of a mock. Such a `fetch` never sends a request twice, and each mock is a separate server. */
const mockMark = Symbol.for("@org/visma-economic.mockFetch");

/** Returns whether a `fetch` belongs to a mock. */
export const isOfMocks = (fetch: object): boolean => mockMark in fetch && fetch[mockMark] === true;
