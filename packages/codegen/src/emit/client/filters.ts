import type { Field, FieldValue, Operation } from "../../read/service.ts";
import { comment, sentence } from "../documentation.ts";

/** The filter interfaces of a service. Listings with the same fields share one. */
export class Filters {
  readonly #names = new Map<string, string>();
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** The name of the interface for the fields of this listing; `never` where nothing can be filtered. */
  nameFor(operation: Operation): string {
    const body = interfaceBody(operation.listing?.fields ?? []);
    if (body === "") return "never";
    const known = this.#names.get(body);
    if (known !== undefined) return known;
    const resource = operation.id.replace(/^list/, "").replace(/Paged$/, "");
    const base = `${resource.charAt(0).toUpperCase()}${resource.slice(1)}`;
    const name =
      [`${base}Filter`, `${base}PagedFilter`].find((candidate) => !this.#taken.has(candidate)) ??
      `${operation.id}Filter`;
    this.#taken.add(name);
    this.#names.set(body, name);
    return name;
  }

  /** The declarations of all interfaces named so far. */
  text(): string {
    return [...this.#names].map(([body, name]) => `export interface ${name} {\n${body}}\n`).join("\n");
  }
}

const interfaceBody = (fields: readonly Field[]): string =>
  fields
    .filter(({ operators }) => operators.length > 0)
    .map(
      ({ name, description = "", operators, failsOn, value }) =>
        `${comment([sentence(description), warning(failsOn)].join(" ").trim(), "  ")}  ${key(name)}?: t.Condition<${valueType(value)}, ${operatorType(operators)}>;\n`,
    )
    .join("");

/** Fields that the servers fail on are marked, not dropped: the servers may be mended. */
function warning(failsOn: readonly string[]): string {
  const list = failsOn.filter((operator) => operator !== "sort").join(", ");
  return list === "" ? "" : `@deprecated The server answers 500 to: ${list}.`;
}

const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

function valueType({ type, schema, values = [] }: FieldValue): string {
  if (type === "date") return "t.DateValue";
  if (type === "date-time") return "t.TimestampValue";
  if (type !== "enum") return type;
  return schema ?? values.map((value) => JSON.stringify(value)).join(" | ");
}

const groups = [
  { type: "t.Equality", members: ["eq", "ne"] },
  { type: "t.Order", members: ["lt", "lte", "gt", "gte"] },
  { type: "t.Lists", members: ["in", "nin"] },
];

/** The operators as a union, whole groups by their names. */
function operatorType(operators: readonly string[]): string {
  const whole = groups.filter(({ members }) => members.every((member) => operators.includes(member)));
  const rest = operators.filter((operator) => !whole.some(({ members }) => members.includes(operator)));
  return [...whole.map(({ type }) => type), ...rest.map((operator) => JSON.stringify(operator))].join(" | ");
}
