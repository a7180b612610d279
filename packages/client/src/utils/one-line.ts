/** Characters that end a line, control a terminal, or change the direction of the following text. */
const controls = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Returns a text with its control characters escaped: it is one line, and cannot forge a line of a log. */
export const oneLine = (text: string): string =>
  text.replace(
    controls,
    (character) => escapes[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
