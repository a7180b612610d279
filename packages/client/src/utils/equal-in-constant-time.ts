/**
 * Returns whether two strings are equal, in a time that depends only on the length of `given`, so that nobody can measure how
 * much of a guessed secret was right.
 */
export function equalInConstantTime(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let index = 0; index < given.length; index++) {
    difference |= given.charCodeAt(index) ^ expected.charCodeAt(index % expected.length);
  }
  return difference === 0;
}
