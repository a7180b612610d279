export interface Speed {
  /** Of TypeScript. */
  readonly version: string;
  readonly what: string;
  readonly seconds: number;
}

/** Reads the lines of scripts/type-speed.ts. Throws with the output when there are none. */
export function readSpeeds(output: string): Speed[] {
  const lines = output.matchAll(/^TypeScript (\S+), \d+ calls, (.+): ([\d.]+) s\b/gm);
  const speeds = [...lines].map(([, version = "", what = "", seconds]) => ({
    version,
    what,
    seconds: Number(seconds),
  }));
  if (speeds.length === 0) throw new Error(`no times of the type checker in:\n${output}`);
  return speeds;
}
