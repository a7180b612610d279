import { defineConfig } from "@hey-api/openapi-ts";

// Input and output are given on the command line.
export default defineConfig({ input: "", output: { path: "", importFileExtension: ".js" } });
