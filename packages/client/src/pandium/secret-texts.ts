import { createRedact, type Redact } from "../errors/redact.ts";
import type { Environment } from "./read-variable.ts";
import { readList } from "./settings.ts";

/**
 * The length of the shortest text to remove. Shorter ones, such as `true`, `7` and `DKK`, are in many unrelated
 * texts.
 */
const shortestText = 8;

/** Whether a text has only the characters of tokens, which the client's own redaction removes in every form. */
const isLikeToken = (text: string): boolean => /^[!#-[\]-~]+$/.test(text);

/** Returns the parts of a URL that an error may show without the rest: the host, the user and the password. */
function partsOfUrl(value: string): string[] {
  if (!URL.canParse(value)) return [];
  const { host, hostname, username, password, pathname, search } = new URL(value);
  return [host, hostname, username, password, decoded(password), pathname, search];
}

/** Decodes a text. A text that is not encoded stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Returns a value and its parts, which may be written without the rest: its lines, the items of a list, the parts of
 * a URL.
 */
const partsOf = (value: string): string[] =>
  [value, ...value.split(/\r?\n/), ...readList(value)].flatMap((part) => [part, ...partsOfUrl(part)]);

/** Returns the texts that no log may show: secrets (`PAN_SEC_…`) and settings (`PAN_CFG_…`), from eight characters on. */
export function secretTexts(env: Environment): string[] {
  const values = Object.entries(env)
    .filter(([name]) => /^PAN_(SEC|CFG)_/i.test(name))
    .flatMap(([, value]) => partsOf(value ?? ""))
    .map((text) => text.trim());
  return [...new Set(values)].filter((text) => text.length >= shortestText);
}

/** Returns a text as JSON writes it, without its quotes. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Returns the forms of a text with blanks, quotes or letters beyond ASCII: in JSON, in JSON within JSON, in a URL, in base64. */
function formsOf(text: string): string[] {
  // A lone surrogate has no form in a URL.
  const whole = text.replace(/\p{Surrogate}/gu, "\ufffd");
  const bytes = new TextEncoder().encode(whole);
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const inQuery = new URLSearchParams({ a: whole }).toString().slice("a=".length);
  return [
    text,
    inJson(text),
    inJson(inJson(text)),
    encodeURIComponent(whole),
    encodeURI(whole),
    inQuery,
    base64,
  ];
}

/**
 * Makes the function that removes these texts from another one, in every form in which they are likely to be written.
 */
export function createRunRedact(texts: readonly string[]): Redact {
  const redactTokens = createRedact(...texts.filter(isLikeToken));
  const others = texts
    .filter((text) => !isLikeToken(text))
    .flatMap(formsOf)
    // The longest comes first, because one may be a part of another.
    .sort((a, b) => b.length - a.length);
  return (text) => redactTokens(others.reduce((safe, form) => safe.replaceAll(form, "[redacted]"), text));
}
