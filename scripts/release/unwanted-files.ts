const required = ["package.json", "README.md", "LICENSE", "dist/index.js", "dist/index.d.ts"];

/**
 * Returns the files that a tarball has and should not have, or lacks. A source map would point to sources that are
 * not shipped.
 */
export function unwantedFiles(files: readonly string[]): string[] {
  const unwanted = files.filter((file) =>
    /\.map$|\.test\.|\.test-d\.|^src\/|testing\/|tsconfig|vitest\.config|biome|\.turbo/.test(file),
  );
  return [
    ...unwanted.map((file) => `should not be published: ${file}`),
    ...required.filter((file) => !files.includes(file)).map((file) => `is missing: ${file}`),
  ];
}
