/** The folders whose packages are published, in the order in which one may depend on the other. */
export const publishedPackages = ["packages/client", "packages/mocks", "packages/openapi"] as const;
