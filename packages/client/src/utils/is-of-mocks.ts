/** What the mocks' `fetch` has on it: it never sends twice, and each mock is a server of its own. */
const mockMark = Symbol.for("@org/visma-economic.mockFetch");

/** Whether a `fetch` is that of a mock. */
export const isOfMocks = (fetch: object): boolean => mockMark in fetch && fetch[mockMark] === true;
