/**
 * Makes the page of the client's documentation that shows a body for each write, from the examples of the
 * specifications.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { services } from "@org/visma-economic-openapi";

type Schema = { type?: string; $ref?: string };
type Parameter = { $ref?: string; in?: string; name?: string; schema?: Schema };
interface Operation {
  summary?: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { example?: Record<string, unknown> }> };
}
interface Document {
  info: { title: string };
  paths: Record<string, { parameters?: Parameter[]; post?: Operation; put?: Operation }>;
  components: { parameters?: Record<string, Parameter> };
}

const intro = `# Bodies

This page has a body for each POST and PUT, as a small Danish company would send it. The bodies come from the specifications, where a
test checks each against its schema and sends it to the mocks. Here they are compiled against the types of the client. The numbers
belong to a made-up agreement, so yours differ. \`objectVersion\` comes from the record that you read, and
[\`updateWithVersion\`](updating.md) takes care of it. [Writes](writes.md) explains what a call promises, [Files](files.md) how to
attach files.
`;

/** Returns the whole page. */
export function bodiesPage(): string {
  const sections = Object.entries(services).map(([member, { document }]) => section(member, read(document)));
  const links = sections.map(({ member }) => `[${member}](#${member.toLowerCase()})`);
  return [intro, `${links.join(" · ")}\n`, ...sections.map(({ text }) => text)].join("\n");
}

function read(document: string): Document {
  const file = fileURLToPath(import.meta.resolve(`@org/visma-economic-openapi/${document}.json`));
  return JSON.parse(readFileSync(file, "utf8")) as Document;
}

function section(member: string, document: Document): { member: string; text: string } {
  const calls = Object.entries(document.paths).flatMap(([path, item]) =>
    (["post", "put"] as const).flatMap((method) => {
      const operation = item[method];
      const body = operation?.requestBody?.content["application/json"]?.example;
      if (operation === undefined || body === undefined) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one) =>
        resolved(document, one),
      );
      const values = parameters
        .filter((one) => one.in === "path")
        .map((one) => [one.name, pathValue(one, body)]);
      const options = { ...(values.length > 0 ? { path: Object.fromEntries(values) } : {}), body };
      const call = `await economic.${member}.${method}("${path}", ${source(options, "")});`;
      return [
        `### ${method.toUpperCase()} ${path}\n\n${operation.summary}.\n\n\`\`\`ts no-run\n${call}\n\`\`\`\n`,
      ];
    }),
  );
  return { member, text: [`## ${member}\n`, ...calls].join("\n") };
}

function resolved(document: Document, parameter: Parameter): Parameter {
  const name = parameter.$ref?.split("/").at(-1);
  return name === undefined ? parameter : (document.components.parameters?.[name] ?? parameter);
}

/** Returns the value of a path parameter: the body's property of the same name, or a plausible value. */
function pathValue({ name = "", schema }: Parameter, body: Record<string, unknown>): unknown {
  const own = body[name];
  if (typeof own === "string" || typeof own === "number") return own;
  if (schema?.type === "integer") return 1;
  return believable[name] ?? "1";
}

const believable: Record<string, string> = { accountingYear: "2026", currencyCode: "EUR", code: "EUR" };

/** Writes a value as a person does in TypeScript, on one line if it fits. */
function source(value: unknown, indent: string): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  const members = isList
    ? value.map((one) => ["", one])
    : Object.entries(value).map(([key, one]) => [
        /^[A-Za-z_$][\w$]*$/.test(key) ? `${key}: ` : `${JSON.stringify(key)}: `,
        one,
      ]);
  const parts = members.map(([key, one]) => `${key}${source(one, inner)}`);
  const line = isList ? `[${parts.join(", ")}]` : `{ ${parts.join(", ")} }`;
  if (indent !== "" && !line.includes("\n") && indent.length + line.length <= 96) return line;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join("")}${indent}${close}`;
}
