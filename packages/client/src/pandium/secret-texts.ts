import { createRedact, type Redact } from "../errors/redact.ts";
import type { Environment } from "./read-variable.ts";
import { readList } from "./settings.ts";

/** The minimum length of a text that is removed. Shorter ones, such as `true`, `7` or `DKK`, occur in many other texts. */
const shortestText = 8;

/** Returns whether a text has only the characters of a token. The client's redaction recognises such a text in every form. */
const isLikeToken = (text: string): boolean => /^[!#-[\]-~]+$/.test(text);

/** Returns the parts of a URL that an error may show alone, such as the host, the user or the password. */
function partsOfUrl(value: string): string[] {
  if (!URL.canParse(value)) return [];
  const { host, hostname, username, password, pathname, search } = new URL(value);
  return [host, hostname, username, password, decoded(password), pathname, search];
}

/** Returns a text without percent-encoding. A text that cannot be decoded is returned unchanged. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Returns a value and the parts that may be written alone: its lines, the items of a list, and the parts of a URL. */
const partsOf = (value: string): string[] =>
  [value, ...value.split(/\r?\n/), ...readList(value)].flatMap((part) => [part, ...partsOfUrl(part)]);

/** Returns the texts that a log must not show: secrets (`PAN_SEC_…`) and settings (`PAN_CFG_…`) of eight characters or more. */
export function secretTexts(env: Environment): string[] {
  const values = Object.entries(env)
    .filter(([name]) => /^PAN_(SEC|CFG)_/i.test(name))
    .flatMap(([, value]) => partsOf(value ?? ""))
    .map((text) => text.trim());
  return [...new Set(values)].filter((text) => text.length >= shortestText);
}

/** Returns a text in JSON, without the quotes. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Returns a text in the forms in which it may be written: plain, in JSON, in JSON within JSON, in a URL, and in base64. */
function formsOf(text: string): string[] {
  // A lone surrogate cannot be encoded in a URL.
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

/** Makes a function that removes these texts from another text, in every likely form. */
export function createRunRedact(texts: readonly string[]): Redact {
  const redactTokens = createRedact(...texts.filter(isLikeToken));
  const others = texts
    .filter((text) => !isLikeToken(text))
    .flatMap(formsOf)
    // The longest texts are removed first, because one text may be a part of another.
    .sort((a, b) => b.length - a.length);
  return (text) => redactTokens(others.reduce((safe, form) => safe.replaceAll(form, "[redacted]"), text));
}
