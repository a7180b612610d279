export type { ErrorAnswer, ErrorContext } from "./error-answer.ts";
export { failure } from "./failure.ts";
export type { Issue } from "./issue.ts";
export { type PageRequest, readPaging } from "./paging.ts";
export { type ProblemDetails, type ProblemError, problem, problemFromIssues, serverName } from "./problem.ts";
export { type RestErrorDetails, restError, restNotFound, restValidationError } from "./rest-error.ts";
export { type UnknownProperty, unknownProperties } from "./unknown-properties.ts";
export { createValidator, type Validator, type ValidatorOptions } from "./validator.ts";
