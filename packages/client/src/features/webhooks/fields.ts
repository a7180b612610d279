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
    const key = foldName(name);
    if (Object(value) === value)
      for (const [inner, item] of Object.entries(value as object)) add(inner, item);
    // A merge field that the event does not have stays as written; it is no value.
    else if (!/^(\[\w+\])?$/.test(`${value ?? ""}`) && !fields.has(key)) fields.set(key, `${value}`);
  };
  const body = text.trim();
  if (!/^[{[]/.test(body)) for (const [name, value] of new URLSearchParams(body)) add(name, value);
  else
    try {
      add("", JSON.parse(body));
    } catch {
      // `{"old": [OLDNUMBER]}` of a record just made arrives as `{"old": }`.
      add("", JSON.parse(body.replace(/:\s*(?=[,}\]])/g, ":null")));
    }
  return fields;
}
