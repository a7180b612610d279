/** What a delivery said, by folded name: upper and lower case, `_`, `-` and blanks do not count. */
export type WebhookFields = ReadonlyMap<string, string>;

/** The form in which field names are compared: `Invoice_No`, `INVOICENO` and `invoiceNo` are one. */
export const foldName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * Reads a delivered body as what it is, JSON or a form, whatever its content type claims: both come from two
 * independent settings of the webhook. Nested JSON is flattened to its leaves; the first of equal names counts.
 * @throws SyntaxError when it begins like JSON and is none.
 */
export function parseFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  const add = (name: string, value: unknown): void => {
    if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) add(key, inner);
      return;
    }
    const content = value === null ? "" : String(value);
    const key = foldName(name);
    // A merge field that the event does not have stays as written; it is no value.
    if (content !== "" && !/^\[\w+\]$/.test(content) && !fields.has(key)) fields.set(key, content);
  };
  const body = text.trim();
  if (/^[{[]/.test(body)) add("", parseJson(body));
  else for (const [name, value] of new URLSearchParams(body)) add(name, value);
  return fields;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // `{"old": [OLDNUMBER]}` of a record just made arrives as `{"old": }`.
    return JSON.parse(text.replace(/:\s*(?=[,}\]])/g, ":null"));
  }
}
