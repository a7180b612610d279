/** The globals that are read here. Each is missing in some runtime. */
interface MaybeEnvironment {
  Deno?: {
    permissions?: { querySync?: (query: { name: "env"; variable: string }) => { state: string } };
  };
  process?: { env?: Record<string, string | undefined> };
}

/**
 * Returns whether the variable can be read without a failure and without a prompt: Deno asks the user for permission if the
 * program was started without --allow-env.
 */
const isReadable = ({ Deno }: MaybeEnvironment, variable: string): boolean =>
  Deno === undefined || Deno.permissions?.querySync?.({ name: "env", variable }).state === "granted";

/** Returns a variable of the process; `undefined` if it is missing or may not be read. */
export function environmentVariable(name: string): string | undefined {
  const globals = globalThis as MaybeEnvironment;
  return isReadable(globals, name) ? globals.process?.env?.[name] : undefined;
}
