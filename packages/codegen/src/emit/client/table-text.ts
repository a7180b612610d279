/** A table of the running client: for each service what it holds, by path, or the paths themselves. */
export type Table = Readonly<Record<string, Readonly<Record<string, unknown>> | readonly string[]>>;

/**
 * The text of one table: a block for each service, one line for each entry. Services without an entry are left out.
 *
 * @param documentation says what the table holds, in whole sentences.
 * @param type of what one service has.
 */
export function tableText(name: string, documentation: string, type: string, table: Table): string {
  const blocks = Object.entries(table).map(([service, entries]) =>
    Array.isArray(entries)
      ? block(service, entries.map(literal), "[]")
      : block(service, Object.entries(entries).map(property), "{}"),
  );
  return `/** ${documentation} */\nexport const ${name}: ByService<${type}> = {\n${blocks.join("")}};\n`;
}

function block(service: string, lines: readonly string[], brackets: "{}" | "[]"): string {
  const [open = "", close = ""] = brackets;
  const text = lines.map((line) => `    ${line},\n`).join("");
  return text && `  ${propertyName(service)}: ${open}\n${text}  ${close},\n`;
}

const property = ([name, value]: [string, unknown]): string => `${propertyName(name)}: ${literal(value)}`;

/** A value as a person would write it. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(property);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

const propertyName = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name));
