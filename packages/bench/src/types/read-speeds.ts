export interface Speed {
  /** The version of TypeScript. */
  readonly version: string;
  readonly what: string;
  readonly seconds: number;
}

/** Reads the lines that `scripts/type-speed.ts` printed. Throws an error with the output if there are none. */
export function readSpeeds(output: string): Speed[] {
  const lines = output.matchAll(/^TypeScript (\S+), \d+ calls, (.+): ([\d.]+) s\b/gm);
  const speeds = [...lines].map(([, version = "", what = "", seconds]) => ({
    version,
    what,
    seconds: Number(seconds),
  }));
  if (speeds.length === 0) throw new Error(`There are no times of the type checker in:\n${output}`);
  return speeds;
}
