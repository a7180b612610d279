/** The variables of a program. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Returns a variable; `undefined` if it is empty or blank, which counts as not set (PAN-5). */
export function readVariable(env: Environment, name: string): string | undefined {
  const value = env[name];
  return value === undefined || value.trim() === "" ? undefined : value;
}

/** Returns the spellings that Pandium has used for a name, beginning with the newest (PAN-9). */
function spellingsOf(name: string): string[] {
  const older = [
    name,
    name.replace("STD_OUT", "STDOUT"),
    name.replace("SUCCESSFUL", "SUCESSFUL"),
    name.replace("SUCCESSFUL", "SUCESSFUL").replace("STD_OUT", "STDOUT"),
  ];
  return [...new Set(older)];
}

/** Reads a variable of the run's context, `PAN_CTX_…`, in the spelling in which it is set. */
export function readContext(env: Environment, name: string): string | undefined {
  const found = spellingsOf(`PAN_CTX_${name}`).find((spelling) => readVariable(env, spelling) !== undefined);
  return found === undefined ? undefined : readVariable(env, found);
}
