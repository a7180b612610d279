export { compileClient, compileMocks, type Files } from "./compile.ts";
export { generate, type Target } from "./generate.ts";
export { type Bundles, bundle } from "./load/bundle.ts";
export { findSources, type Source } from "./load/documents.ts";
export { type Problem, SpecError } from "./problem.ts";
