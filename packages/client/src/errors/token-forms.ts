import { restEscapes } from "../utils/rest-escapes.ts";

/**
 * If a text has only the beginning of a token, because it was cut off, this many characters are enough to remove it.
 */
const shortestBeginning = 12;

/** HTML's names of the characters that tokens may have. Numbered entities are derived. */
const htmlNames: Readonly<Record<string, string>> = {
  "&": "amp",
  "<": "lt",
  ">": "gt",
  "'": "apos",
  "+": "plus",
  "/": "sol",
  "=": "equals",
};

/** Escapes the characters that have a meaning in a regular expression. */
const escapeForPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

/** Returns a pattern of hexadecimal digits in either case. */
const inEitherCase = (hex: string): string =>
  hex.replace(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

/** Returns a pattern of one character, unchanged or escaped for JSON, a URL, a path on REST or HTML. */
function characterPattern(character: string): string {
  const code = character.charCodeAt(0);
  const hex = inEitherCase(code.toString(16).padStart(2, "0"));
  const forms = [
    escapeForPattern(character),
    // JSON: \u002B, and \/ for a slash. JSON within JSON has more backslashes.
    `\\\\{1,4}u00${hex}`,
    ...(character === "/" ? ["\\\\{1,4}\\/"] : []),
    // A URL: %2B, also encoded twice.
    `%(?:25)?${hex}`,
    // A path on REST: _13_
    ...(restEscapes.includes(character) ? [`_${restEscapes.indexOf(character)}_`] : []),
    // HTML: &#43; and &#x2B;
    `&#0*${code};`,
    `&#[xX]0*${hex};`,
    ...(htmlNames[character] === undefined ? [] : [`&${htmlNames[character]};`]),
  ];
  return `(?:${forms.join("|")})`;
}

/** Returns a pattern of a text and of its beginnings of at least `shortest` characters. */
function beginningsPattern(characters: readonly string[], shortest: number): string {
  const required = characters.slice(0, shortest).join("");
  const optional = characters
    .slice(shortest)
    .reduceRight((rest, character) => `(?:${character}${rest})?`, "");
  return required + optional;
}

/**
 * Returns the part of a secret's base64 that does not depend on the text around it, for each of the three places
 * where the secret can begin within a group of three bytes.
 */
function base64Forms(secret: string): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = btoa("\0".repeat(offset) + secret);
    const dependsOnStart = Math.ceil((offset * 8) / 6);
    const wholeBits = (offset + secret.length) * 8;
    const dependsOnEnd = Math.floor(wholeBits / 6);
    return encoded.slice(dependsOnStart, dependsOnEnd);
  });
}

/** Returns a pattern of one base64 character. Base64 has two alphabets; the one for URLs has - and _. */
const base64Character = (character: string): string => {
  if (character === "+") return "[+-]";
  if (character === "/") return "[/_]";
  return character;
};

/** Returns the base64 forms of a secret that are long enough. A short one would be found in many texts. */
const longBase64Forms = (secret: string): string[] =>
  base64Forms(secret).filter((form) => form.length >= shortestBeginning);

/** The first character of every escape. */
const escapeStart = /[\\%&_]/;

/**
 * Returns a quick test of whether a text can contain a form of a secret. It returns `true` for every text with
 * escapes, which most texts do not have. Making the patterns takes milliseconds; for most texts, this test avoids
 * that.
 */
export function mayHaveTokens(secrets: readonly string[]): (text: string) => boolean {
  const plain = secrets.map((secret) => secret.slice(0, shortestBeginning));
  const encoded = secrets.flatMap(longBase64Forms).map((form) => form.slice(0, shortestBeginning));
  return (text) => {
    if (escapeStart.test(text)) return true;
    // Base64 for URLs has a hyphen for the plus. Its underscore counts as an escape.
    const inBase64 = text.replaceAll("-", "+");
    return (
      plain.some((beginning) => text.includes(beginning)) ||
      encoded.some((beginning) => inBase64.includes(beginning))
    );
  };
}

/**
 * Returns the patterns of a secret in every form in which a server or a proxy may echo it: unchanged, in escapes of
 * JSON, URLs and HTML, in base64, and cut off.
 */
export function tokenPatterns(secret: string): RegExp[] {
  const shortest = Math.min(shortestBeginning, secret.length);
  const characters = Array.from(secret, characterPattern);
  // The whole secret comes first. A "%25" in the text may be an escaped "%", or "%" and "25". The pattern of
  // beginnings tries only one reading, and would stop there.
  const whole = characters.join("");
  const beginnings = beginningsPattern(characters, shortest);
  const encoded = longBase64Forms(secret).map((form) =>
    beginningsPattern(Array.from(form, base64Character), shortestBeginning),
  );
  return [whole, beginnings, ...encoded].map((pattern) => new RegExp(pattern, "g"));
}
