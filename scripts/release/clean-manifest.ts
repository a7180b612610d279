/** The fields of a published `package.json`: those that a consumer's tools read, and none about our build. */
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

/** Keeps the published fields only. Throws if a version has a form that only the workspace understands. */
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
