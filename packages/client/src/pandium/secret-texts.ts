import { createRedact, type Redact } from "../errors/redact.ts";
import type { Environment } from "./read-variable.ts";
import { readList } from "./settings.ts";

/** Shorter ones are in many texts that have nothing to do with them: `true`, `7`, `DKK`. */
const shortestText = 8;

const isAscii = (text: string): boolean => /^[ -~]+$/.test(text);

/** Returns a value, and what is seen of it where it is written in parts: its lines, and the items of a list. */
const partsOf = (value: string): string[] => [value, ...value.split(/\r?\n/), ...readList(value)];

/** Returns the texts that no log may show: secrets (`PAN_SEC_…`) and settings (`PAN_CFG_…`), from eight characters on. */
export function secretTexts(env: Environment): string[] {
  const values = Object.entries(env)
    .filter(([name]) => /^PAN_(SEC|CFG)_/i.test(name))
    .flatMap(([, value]) => partsOf(value ?? ""))
    .map((text) => text.trim());
  return [...new Set(values)].filter((text) => text.length >= shortestText);
}

/** Returns the forms of a text beyond ASCII: as it is, in JSON, in a URL and in base64. */
function formsOf(text: string): string[] {
  const bytes = new TextEncoder().encode(text);
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return [text, JSON.stringify(text).slice(1, -1), encodeURIComponent(text), base64];
}

/** Makes the function that strikes these texts out of another, in every form that they are likely to be written in. */
export function createRunRedact(texts: readonly string[]): Redact {
  const redactAscii = createRedact(...texts.filter(isAscii));
  const others = texts
    .filter((text) => !isAscii(text))
    .flatMap(formsOf)
    .sort((a, b) => b.length - a.length);
  return (text) => redactAscii(others.reduce((safe, form) => safe.replaceAll(form, "[redacted]"), text));
}
