/** The bytes of each entry. */
export type Sizes = Readonly<Record<string, number>>;

/** The growth in percent that needs no explanation. */
export const freePercent = 5;

/** A line of a changeset: `Size: calls +8 %: openapi-fetch is the pipeline.` */
export interface SizeLine {
  entry: string;
  percent: number;
}

/** Reads the lines that explain the growth of an entry. A line without a reason does not count. */
export const sizeLinesOf = (changeset: string): SizeLine[] =>
  [...changeset.matchAll(/^Size: ([\w-]+) \+(\d+) ?%: .*\w/gm)].map(([, entry = "", percent]) => ({
    entry,
    percent: Number(percent),
  }));

export interface Verdict {
  entry: string;
  bytes: number;
  /**
   * The growth since main in percent, negative if the entry shrank. It is undefined if main does not have the entry.
   */
  percent: number | undefined;
  /** What to do, or undefined if the size is right. */
  failure: string | undefined;
}

const growth = (bytes: number, before: number | undefined) =>
  before === undefined ? undefined : ((bytes - before) / before) * 100;

interface Facts {
  measured: Sizes;
  /** The figures that are committed on main. */
  main: Sizes;
  /** The figures that are committed on this branch. Main gets them with the merge. */
  branch: Sizes;
  /** The lines of changesets that main does not have. */
  lines: readonly SizeLine[];
}

/** Decides for each entry whether its size is allowed. */
export const decide = ({ measured, main, branch, lines }: Facts): Verdict[] =>
  Object.entries(measured).map(([entry, bytes]) => {
    const percent = growth(bytes, main[entry]);
    const failure = () => {
      if (percent !== undefined && percent > freePercent) {
        const isExplained = lines.some((line) => line.entry === entry && line.percent >= Math.floor(percent));
        if (!isExplained)
          return `explain it in a changeset: "Size: ${entry} +${Math.ceil(percent)} %: the reason."`;
      }
      // Otherwise the next branch would have to explain the growth of this one.
      const stale = growth(bytes, branch[entry]);
      if (stale === undefined || stale > freePercent)
        return "run `pnpm size --update` and commit docs/sizes.json";
      return undefined;
    };
    return { entry, bytes, percent, failure: failure() };
  });
