import { createRedact, type Redact } from "../errors/redact.ts";
import type { Environment } from "./read-variable.ts";
import { readList } from "./settings.ts";

/** Shorter ones are in many texts that have nothing to do with them: `true`, `7`, `DKK`. */
const shortestText = 8;

/** Texts of the characters that tokens have, which the client's own redaction knows in every form. */
const isLikeToken = (text: string): boolean => /^[!#-[\]-~]+$/.test(text);

/** Returns what an error may tell of a URL without the rest of it: a host that is not found, a user, a password. */
function partsOfUrl(value: string): string[] {
  if (!URL.canParse(value)) return [];
  const { host, hostname, username, password, pathname, search } = new URL(value);
  return [host, hostname, username, password, decoded(password), pathname, search];
}

/** Decodes what is encoded; a text that is not stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Returns a value, and what is seen of it where it is written in parts: its lines, the items of a list, the parts of a URL. */
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

/** Makes the function that strikes these texts out of another, in every form that they are likely to be written in. */
export function createRunRedact(texts: readonly string[]): Redact {
  const redactTokens = createRedact(...texts.filter(isLikeToken));
  const others = texts
    .filter((text) => !isLikeToken(text))
    .flatMap(formsOf)
    // The longest first, because one may be a part of another.
    .sort((a, b) => b.length - a.length);
  return (text) => redactTokens(others.reduce((safe, form) => safe.replaceAll(form, "[redacted]"), text));
}
