/** What a published `package.json` may carry: what a consumer's tools read, and nothing of how we build. */
const published = [
  "name",
  "version",
  "description",
  "keywords",
  "homepage",
  "bugs",
  "repository",
  "license",
  "type",
  "sideEffects",
  "engines",
  "bin",
  "main",
  "types",
  "typesVersions",
  "exports",
  "files",
  "dependencies",
  "peerDependencies",
  "peerDependenciesMeta",
  "publishConfig",
];

export type Manifest = Record<string, unknown>;

/** Keeps the published fields alone, and refuses a version that only the workspace understands. */
export function cleanManifest(manifest: Manifest): Manifest {
  const clean = Object.fromEntries(
    published.filter((field) => manifest[field] !== undefined).map((field) => [field, manifest[field]]),
  );
  for (const field of ["dependencies", "peerDependencies"]) {
    for (const [name, range] of Object.entries((clean[field] ?? {}) as Record<string, string>)) {
      if (/^(workspace|catalog|link|file):/.test(range)) {
        throw new Error(
          `${String(manifest.name)}: ${field}.${name} is "${range}", which no registry understands`,
        );
      }
    }
  }
  return clean;
}
