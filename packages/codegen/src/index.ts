export { compileClient, compileMocks, compileOpenApi, type Files } from "./compile.ts";
export { standardTypes } from "./emit/openapi/standard-types.ts";
export { generate, type Target } from "./generate.ts";
export { type Bundles, bundle } from "./load/bundle.ts";
export { findSources, type Source } from "./load/documents.ts";
export { addExamples } from "./load/examples.ts";
export type { OpenApi } from "./open-api.ts";
export { type Problem, SpecError } from "./problem.ts";
