import { invalid } from "../../errors/invalid.ts";

/** The values of a delivery, by name in lower case. */
export type WebhookFields = Map<string, string>;

/**
 * Whether a value is empty. A merge field that the event does not have stays as it is written, `[OLDNUMBER]`, and is
 * not a value.
 */
const isEmpty = (value: string): boolean => value === "" || /^\[\w+]$/.test(value);

const looksLikeJson = (text: string): boolean => /^\s*[{[]/.test(text);

/**
 * Fills gaps in JSON with `null`: for a new record, `{"old": [OLDNUMBER]}` arrives as `{"old": }`. A quote that opens
 * a text does not end a name, and neither does an escaped quote.
 */
const fillGaps = (json: string): string => json.replace(/([^\\\s:,[{]"\s*:)\s*(?=[,}])/g, "$1null");

/**
 * Reads a delivery's body and query. Of equal names, the first one counts. Each text is read as the JSON or form that
 * it looks like, because its content type is an independent setting of the webhook. Of nested JSON, the leaves are
 * read.
 * @throws ValidationError for a text that begins like JSON and is not JSON.
 */
export function parseFields(...texts: string[]): WebhookFields {
  const fields: WebhookFields = new Map();
  const add = (name: string, value: unknown): void => {
    const key = name.toLowerCase();
    if (typeof value !== "object" && !isEmpty(`${value}`) && !fields.has(key)) fields.set(key, `${value}`);
  };
  const addJson = (text: string): void => {
    try {
      JSON.parse(fillGaps(text), add);
    } catch {
      invalid("The body begins like JSON but cannot be read as JSON. Check the webhook's template.", "body");
    }
  };
  for (const text of texts) {
    if (looksLikeJson(text)) addJson(text);
    else for (const [name, value] of new URLSearchParams(text.trim())) add(name, value);
  }
  return fields;
}
