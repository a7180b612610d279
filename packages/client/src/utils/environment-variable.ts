/** The little of the runtimes that is read here. Each is missing somewhere. */
interface MaybeEnvironment {
  Deno?: {
    permissions?: { querySync?: (query: { name: "env"; variable: string }) => { state: string } };
  };
  process?: { env?: Record<string, string | undefined> };
}

/** Whether reading the variable neither fails nor asks the user: Deno asks whoever starts the program without --allow-env. */
const isReadable = ({ Deno }: MaybeEnvironment, variable: string): boolean =>
  Deno === undefined || Deno.permissions?.querySync?.({ name: "env", variable }).state === "granted";

/** Returns a variable of the process's environment, if there is one that may be read. */
export function environmentVariable(name: string): string | undefined {
  const globals = globalThis as MaybeEnvironment;
  return isReadable(globals, name) ? globals.process?.env?.[name] : undefined;
}
