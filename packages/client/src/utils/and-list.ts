/** Joins names for a sentence: `warn, info and debug`. */
export const andList = (names: readonly string[]): string =>
  names.join(", ").replace(/, ([^,]*)$/, " and $1");

/** Says which names are missing: `info and debug are missing`. */
export const areMissing = (names: readonly string[]): string =>
  `${andList(names)} ${names.length === 1 ? "is" : "are"} missing`;

/** Lists all names of a kind in a sentence, such as `The options are path, query.` for the subject "The option". */
export const namesOf = (subject: string, names: readonly string[]): string =>
  names.length === 1 ? `${subject} is ${names[0]}.` : `${subject}s are ${names.join(", ")}.`;
