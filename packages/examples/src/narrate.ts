let steps = 0;

/** Prints a heading of a program's story. */
export function step(title: string): void {
  steps += 1;
  console.log(`\n${steps}. ${title}`);
}

/** Prints a sentence of the story. */
export function say(text: string): void {
  console.log(`   ${text}`);
}
