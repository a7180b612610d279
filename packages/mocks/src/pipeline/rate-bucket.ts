import type { RateLimitOptions } from "../settings/options.ts";

export interface Charge {
  readonly cost: number;
  readonly used: number;
  readonly allowed: boolean;
  /** Milliseconds until the window ends. */
  readonly wait: number;
}

/** How much of a bucket is used. */
export interface BucketLevel {
  readonly used: number;
  /** The start of the window, in elapsed milliseconds; undefined if no window is open. */
  readonly since: number | undefined;
}

/** The rate bucket of one agreement: sums the prices of calls to both surfaces over a fixed window (S-02). */
export class RateBucket {
  readonly limit: number;
  readonly windowSeconds: number;
  readonly #elapsed: () => number;
  #used = 0;
  #since = Number.NEGATIVE_INFINITY;

  constructor(options: RateLimitOptions, elapsed: () => number) {
    this.limit = options.limit ?? 10_000;
    this.windowSeconds = options.windowSeconds ?? 60;
    this.#elapsed = elapsed;
  }

  /** Charges a call. A call that does not fit is refused, and charged as well (S-03). */
  charge(cost: number): Charge {
    const now = this.#elapsed();
    const window = this.windowSeconds * 1000;
    if (now - this.#since >= window) {
      this.#since = now;
      this.#used = 0;
    }
    const allowed = this.#used + cost <= this.limit;
    this.#used = Math.min(this.limit, this.#used + cost);
    return { cost, used: this.#used, allowed, wait: Math.max(0, this.#since + window - now) };
  }

  /**
   * Writes the header, such as `token-limit-10000-per-60-seconds: 147/10000`. The first number is the part that is used
   * (X-8).
   */
  header(used: number): string {
    return `token-limit-${this.limit}-per-${this.windowSeconds}-seconds: ${used}/${this.limit}`;
  }

  /** Takes units that other callers have used, as on the demo agreement (S-13). */
  drain(amount: number): void {
    this.charge(0);
    this.#used = Math.min(this.limit, this.#used + amount);
  }

  /** Returns how much is used now: nothing if its window has ended. */
  level(): BucketLevel {
    const isOpen = this.#elapsed() - this.#since < this.windowSeconds * 1000;
    return isOpen ? { used: this.#used, since: this.#since } : { used: 0, since: undefined };
  }

  /** Returns the milliseconds until the window ends; 0 if no window is open. */
  wait(): number {
    return Math.max(0, this.#since + this.windowSeconds * 1000 - this.#elapsed());
  }

  /** Continues from the state of another bucket. */
  resume({ used, since }: BucketLevel): void {
    this.#used = Math.min(this.limit, used);
    this.#since = since ?? Number.NEGATIVE_INFINITY;
  }

  reset(): void {
    this.#used = 0;
    this.#since = Number.NEGATIVE_INFINITY;
  }
}
