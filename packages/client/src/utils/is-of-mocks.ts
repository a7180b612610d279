/** The mark on the mocks' `fetch`, which never sends twice; each mock is a server of its own. */
const mockMark = Symbol.for("@org/visma-economic.mockFetch");

/** Whether a `fetch` is a mock's. */
export const isOfMocks = (fetch: object): boolean => mockMark in fetch && fetch[mockMark] === true;
