import { refuse } from "../../errors/refuse.ts";

/** What a delivery said, by name in lower case. */
export type WebhookFields = ReadonlyMap<string, string>;

/**
 * Reads a delivery's body and query; the first of equal names counts. Each is read as what it is, JSON or a form,
 * whatever its content type claims: both come from two independent settings of the webhook. Of nested JSON the leaves
 * count.
 * @throws ValidationError when one begins like JSON and is none.
 */
export function parseFields(...texts: string[]): Map<string, string> {
  const fields = new Map<string, string>();
  const add = (name: string, value: unknown): void => {
    const key = name.toLowerCase();
    // A merge field that the event does not have stays as written; it is no value.
    if (typeof value !== "object" && !/^(\[\w+])?$/.test(`${value}`) && !fields.has(key))
      fields.set(key, `${value}`);
  };
  for (const text of texts) {
    if (!/^\s*[{[]/.test(text))
      for (const [name, value] of new URLSearchParams(text.trim())) add(name, value);
    else
      try {
        // `{"old": [OLDNUMBER]}` of a record just made arrives as `{"old": }`. A quote that opens a text
        // ends no name, and neither does an escaped one.
        JSON.parse(text.replace(/([^\\\s:,[{]"\s*:)\s*(?=[,}])/g, "$1null"), add);
      } catch {
        refuse("the body is no JSON");
      }
  }
  return fields;
}
