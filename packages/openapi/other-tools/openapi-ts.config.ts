import { defineConfig } from "@hey-api/openapi-ts";

// The command line sets input and output.
export default defineConfig({ input: "", output: { path: "", importFileExtension: ".js" } });
