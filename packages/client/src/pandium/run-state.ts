import { misconfigured } from "../config/misconfigured.ts";
import { isPlainObject } from "../utils/kind-of.ts";
import { type Environment, readContext } from "./read-variable.ts";

/** A schema of the Standard Schema convention, as made by zod, valibot, arktype and others. */
export interface StandardSchema<Output> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
  };
}

/** The result of checking a value with a schema. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** A problem of a value. */
export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Checks the output of the last successful run: a schema, or a function that returns the state or throws. */
export type StateCheck<State> =
  | StandardSchema<State>
  | ((saved: Record<string, unknown>) => State | Promise<State>);

const variable = "PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT";

/** The sentence at the end of every message. It explains why the run stops instead of starting over. */
const advice = "The run stops, because without its state it would send everything again.";

/** The name of the output's property with the time until which earlier writes may still arrive. */
export const doubtProperty = "doubtUntil";

/** The output of the last successful run. */
export interface SavedOutput {
  /** The whole output; `undefined` if no run has succeeded so far. */
  readonly output: Record<string, unknown> | undefined;
  readonly doubtUntil: Date | undefined;
}

/** Reads the last output. @throws ConfigurationError if it is broken. */
export function readSavedOutput(env: Environment): SavedOutput {
  const text = readContext(env, "LAST_SUCCESSFUL_RUN_STD_OUT");
  if (text === undefined) return { output: undefined, doubtUntil: undefined };
  let output: unknown;
  try {
    output = JSON.parse(text);
  } catch {
    misconfigured(`The last output (${variable}) is not JSON. ${advice}`);
  }
  if (!isPlainObject(output)) misconfigured(`The last output (${variable}) is not an object. ${advice}`);
  const saved = output[doubtProperty];
  if (saved === undefined) return { output, doubtUntil: undefined };
  const doubtUntil = new Date(typeof saved === "string" ? saved : Number.NaN);
  if (Number.isNaN(doubtUntil.getTime()))
    misconfigured(`${doubtProperty} in the last output (${variable}) is not a time. ${advice}`);
  return { output, doubtUntil };
}

const pathOf = ({ path = [] }: StandardIssue): string =>
  path.map((part) => String(typeof part === "object" ? part.key : part)).join(".") || "the whole";

/** Returns the state from the last output, checked with the integration's schema; `undefined` if there is no output or no schema. */
export async function checkState<State>(
  { output }: SavedOutput,
  check: StateCheck<State> | undefined,
): Promise<State | undefined> {
  if (output === undefined || check === undefined) return undefined;
  const { [doubtProperty]: _, ...saved } = output;
  // A schema may also be a function with this property, as those of arktype are.
  if (!("~standard" in check)) {
    try {
      return await check(saved);
    } catch (error) {
      const reason = error instanceof Error ? error.message : `${error}`;
      return misconfigured(
        `The last output (${variable}) is not the integration's state: ${reason} ${advice}`,
      );
    }
  }
  const result = await check["~standard"].validate(saved);
  if (!result.issues) return result.value;
  const issues = result.issues.map((issue) => `${pathOf(issue)}: ${issue.message}`).join("; ");
  return misconfigured(`The last output (${variable}) is not the integration's state: ${issues}. ${advice}`);
}
