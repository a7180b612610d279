/** Characters that end a line, that control a terminal, or that turn the direction of the text after them. */
const controls = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Returns the text on one line: control characters are escaped, so that the text cannot forge a line of a log. */
export const oneLine = (text: string): string =>
  text.replace(
    controls,
    (character) => escapes[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
