/** A table for the running client. Each service has values by path, or a list of paths. */
export type Table = Readonly<Record<string, Readonly<Record<string, unknown>> | readonly string[]>>;

/**
 * Returns the text of one table, with a block for each service and a line for each entry. Services without entries
 * are left out.
 *
 * @param documentation what the table holds, in whole sentences.
 * @param type the type of the entries of one service.
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

/** Writes a value as a person would write it. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(property);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

const propertyName = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name));
