/** The mark on the `fetch` of a mock, which never sends twice. Each mock is a separate server. */
const mockMark = Symbol.for("@org/visma-economic.mockFetch");

/** Returns whether a `fetch` is a mock's. */
export const isOfMocks = (fetch: object): boolean => mockMark in fetch && fetch[mockMark] === true;
