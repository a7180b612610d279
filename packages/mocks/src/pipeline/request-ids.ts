/**
 * Makes request ids in the servers' format: 16 hex digits and the Copenhagen suffix (S-04). Every run gets the same
 * ids.
 */
export function createRequestIds(): { next(): string; reset(): void } {
  let count = 0;
  return {
    next() {
      count += 1;
      // Two rounds of a multiplicative hash make ids that look random and are the same in every run.
      const high = (Math.imul(count, 0x9e3779b1) ^ 0xa2a282a7) >>> 0;
      const low = (Math.imul(count ^ 0x5bd1e995, 0x85ebca6b) + count) >>> 0;
      return `${high.toString(16).padStart(8, "0")}${low.toString(16).padStart(8, "0")}-CPH`;
    },
    reset() {
      count = 0;
    },
  };
}
