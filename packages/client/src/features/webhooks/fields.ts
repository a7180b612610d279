import { invalid } from "../../errors/invalid.ts";

/** The values of a delivery, by name in lower case. */
export type WebhookFields = Map<string, string>;

/** Returns whether a value is missing. e-conomic leaves a merge field that the event does not have as it is: `[OLDNUMBER]`. */
const isEmpty = (value: string): boolean => value === "" || /^\[\w+]$/.test(value);

const looksLikeJson = (text: string): boolean => /^\s*[{[]/.test(text);

/**
 * Fills the gaps of empty merge fields with `null`: for a new record, `{"old": [OLDNUMBER]}` arrives as `{"old": }`. The pattern
 * matches only a quote that ends a name, and not one that opens a text or is escaped.
 */
const fillGaps = (json: string): string => json.replace(/([^\\\s:,[{]"\s*:)\s*(?=[,}])/g, "$1null");

/**
 * Reads the fields of a delivery's body and query. If a name occurs twice, the first one counts. Each text is read as JSON or
 * as form fields, depending on how it begins. The content type is ignored, because it is a separate setting of the webhook and
 * may be wrong. Of nested JSON, the innermost values are read.
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
      invalid("The body begins like JSON, but is not valid JSON. Check the webhook's template.", "body");
    }
  };
  for (const text of texts) {
    if (looksLikeJson(text)) addJson(text);
    else for (const [name, value] of new URLSearchParams(text.trim())) add(name, value);
  }
  return fields;
}
