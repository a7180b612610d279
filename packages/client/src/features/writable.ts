type Json = Record<string, unknown>;

/**
 * A copy of a record as read, fit to be written back. Nulls go, for both surfaces refuse them (L-14). On REST, where a
 * record links to itself, all links below the same base go as well, and what consists of nothing else: whether a
 * reference's `self` or its number wins is unknown (G-5). That base is the client's own, or the server's where one in
 * between leaves links alone. Read-only values stay: the servers ignore them (S-06), and some that are marked so select
 * the record (a contact's number).
 */
export const writable = (record: Json, baseUrl: string): Json => {
  const self = `${record.self}`;
  const base = self.startsWith(baseUrl) ? baseUrl : URL.canParse(self) && new URL(self).origin;
  return JSON.parse(JSON.stringify(record), (name, value) => {
    const isLink =
      base && (name === "metaData" || JSON.stringify(value) === "{}" || `${value}`.startsWith(`${base}/`));
    // What is in a list has a number as its name, and stays.
    return /\D/.test(name) && (value === null || isLink) ? undefined : value;
  });
};
