let steps = 0;

/** A heading of a program's story. */
export function step(title: string): void {
  steps += 1;
  console.log(`\n${steps}. ${title}`);
}

/** A sentence of it. */
export function say(text: string): void {
  console.log(`   ${text}`);
}
