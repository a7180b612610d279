/** The parts of a Containerfile that the emulator's file uses. */

export interface Containerfile {
  readonly from: string;
  /** The patterns of files that are copied into the working directory. */
  readonly copied: readonly string[];
  /** The commands in their order. */
  readonly run: readonly string[];
  /** The command of the container: the entry point with its default arguments. */
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
  readonly user: string | undefined;
  readonly ports: readonly string[];
}

/**
 * Reads a Containerfile.
 *
 * @throws Error for an unknown instruction, because a check that skips one proves nothing.
 */
export function readContainerfile(text: string): Containerfile {
  const lines = text
    .replace(/\\\n\s*/g, " ")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => {
      const [name = "", ...rest] = line.split(" ");
      return { name, value: rest.join(" ").trim() };
    });
  const known = ["FROM", "WORKDIR", "COPY", "RUN", "USER", "EXPOSE", "HEALTHCHECK", "ENTRYPOINT", "CMD"];
  const stranger = lines.find(({ name }) => !known.includes(name));
  if (stranger !== undefined)
    throw new Error(`This check does not support the instruction "${stranger.name}" of a Containerfile.`);
  const all = (wanted: string) => lines.filter(({ name }) => name === wanted).map(({ value }) => value);
  return {
    from: all("FROM").join(),
    copied: all("COPY").map((value) => value.split(" ")[0] ?? ""),
    run: all("RUN"),
    command: [...words(all("ENTRYPOINT")), ...words(all("CMD"))],
    healthCheck: words(all("HEALTHCHECK").map((value) => value.slice(value.indexOf("CMD ") + 4))),
    user: all("USER")[0],
    ports: all("EXPOSE"),
  };
}

/** Reads a command in its JSON form, which runs without a shell. */
function words([value = "[]"]: readonly string[]): readonly string[] {
  const parsed: unknown = JSON.parse(value);
  if (!Array.isArray(parsed)) throw new Error(`${value} is not a list of words.`);
  return parsed.map(String);
}
