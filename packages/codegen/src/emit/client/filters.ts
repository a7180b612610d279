import type { Field, FieldValue, Operation } from "../../read/service.ts";
import { comment, sentence } from "../documentation.ts";

/** The filter interfaces of a service. Listings with the same fields share an interface. */
export class Filters {
  readonly #names = new Map<string, string>();
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** Returns the name of the interface for the fields of this listing, or `never` if it has no filters. */
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

  /** Returns the declarations of all interfaces that `nameFor` named. */
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

/**
 * Returns the text that marks a field on which filters make the servers fail. The field is not dropped, because the
 * servers may be repaired.
 */
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

/** Returns the operators as a union, in which a complete group is written by its name. */
function operatorType(operators: readonly string[]): string {
  const whole = groups.filter(({ members }) => members.every((member) => operators.includes(member)));
  const rest = operators.filter((operator) => !whole.some(({ members }) => members.includes(operator)));
  return [...whole.map(({ type }) => type), ...rest.map((operator) => JSON.stringify(operator))].join(" | ");
}
