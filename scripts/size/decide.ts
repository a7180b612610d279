/** Bytes by entry. */
export type Sizes = Readonly<Record<string, number>>;

/** Growth, in percent, that needs no explanation. */
export const freePercent = 5;

/** A line of a changeset: `Size: calls +8 %: openapi-fetch is the pipeline.` */
export interface SizeLine {
  entry: string;
  percent: number;
}

/** Reads the lines that say what an entry grew for. One without a reason is not among them. */
export const sizeLinesOf = (changeset: string): SizeLine[] =>
  [...changeset.matchAll(/^Size: ([\w-]+) \+(\d+) ?%: .*\w/gm)].map(([, entry = "", percent]) => ({
    entry,
    percent: Number(percent),
  }));

export interface Verdict {
  entry: string;
  bytes: number;
  /** Growth since main in percent, negative where it shrank; nothing for an entry that main does not have. */
  percent: number | undefined;
  /** What is to be done; nothing where all is well. */
  failure: string | undefined;
}

const growth = (bytes: number, before: number | undefined) =>
  before === undefined ? undefined : ((bytes - before) / before) * 100;

interface Facts {
  measured: Sizes;
  /** The figures that main has committed. */
  main: Sizes;
  /** The figures that this branch has committed: what main has once it lands. */
  branch: Sizes;
  /** The lines of the changesets that main does not have. */
  lines: readonly SizeLine[];
}

/** Decides for each entry whether it may be as large as it is. */
export const decide = ({ measured, main, branch, lines }: Facts): Verdict[] =>
  Object.entries(measured).map(([entry, bytes]) => {
    const percent = growth(bytes, main[entry]);
    const failure = () => {
      if (percent !== undefined && percent > freePercent) {
        const isExplained = lines.some((line) => line.entry === entry && line.percent >= Math.floor(percent));
        if (!isExplained)
          return `say what for in a changeset: "Size: ${entry} +${Math.ceil(percent)} %: the reason."`;
      }
      // Otherwise the next branch would be asked for the growth of this one.
      const stale = growth(bytes, branch[entry]);
      if (stale === undefined || stale > freePercent)
        return "run `pnpm size --update` and commit docs/sizes.json";
      return undefined;
    };
    return { entry, bytes, percent, failure: failure() };
  });
