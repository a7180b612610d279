const encoder = new TextEncoder();

/**
 * Whether two strings are equal, in a time that depends on the length of `given` only: how much of a guessed secret
 * was right cannot be measured.
 */
export function equalInConstantTime(given: string, expected: string): boolean {
  const a = encoder.encode(given);
  const b = encoder.encode(expected);
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index++) {
    difference |= (a[index] ?? 0) ^ (b[index % b.length] ?? 0);
  }
  return difference === 0;
}
