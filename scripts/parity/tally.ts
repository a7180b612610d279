/** Counts by category how much of the publication the specs have, and keeps the names of the misses. */
export class Tally {
  readonly #rows = new Map<string, { total: number; misses: string[] }>();

  /** Counts one part of the publication. `name` is listed if the specs lack it. */
  count(category: string, name: string, isThere: boolean): void {
    const row = this.#rows.get(category) ?? { total: 0, misses: [] };
    this.#rows.set(category, row);
    row.total += 1;
    if (!isThere) row.misses.push(name);
  }

  /** Counts a published value that the specs must repeat exactly. A miss lists both values. */
  same(category: string, name: string, published: unknown, own: unknown): void {
    const [expected, found] = [JSON.stringify(published), JSON.stringify(own)];
    this.count(category, `${name}: published ${expected}, found ${found}`, expected === found);
  }

  get misses(): string[] {
    return [...this.#rows].flatMap(([category, { misses }]) => misses.map((miss) => `${category}: ${miss}`));
  }

  /** Returns a line for each category, in the form N of N. */
  get table(): string {
    const width = Math.max(...[...this.#rows.keys()].map((category) => category.length));
    return [...this.#rows]
      .map(
        ([category, { total, misses }]) => `${category.padEnd(width)}  ${total - misses.length} of ${total}`,
      )
      .join("\n");
  }
}
