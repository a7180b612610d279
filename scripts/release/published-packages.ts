/** The folders of the published packages. A package comes after those that it depends on. */
export const publishedPackages = ["packages/client", "packages/mocks", "packages/openapi"] as const;
