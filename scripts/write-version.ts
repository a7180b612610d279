/** Writes the version of the package in the working directory into `src/generated/version.ts`, so that its code knows it. */
import { readFileSync, writeFileSync } from "node:fs";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

writeFileSync(
  "src/generated/version.ts",
  `// Generated from package.json by scripts/write-version.ts.

/** The version of this package. */
export const version: string = ${JSON.stringify(version)};
`,
);
