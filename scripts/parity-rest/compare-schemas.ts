import { child, isNode, list } from "../parity/own-specs.ts";
import type { Tally } from "../parity/tally.ts";
import type { Recorded } from "./recorded.ts";
import type { Placed, RestSpec } from "./rest-spec.ts";

const limits = ["minimum", "maximum", "minLength", "maxLength"] as const;

/** A tally, and the names of properties (`additions`) that the specs have beyond the publication. */
export interface Comparison {
  tally: Tally;
  spec: RestSpec;
  additions: string[];
}

/** Compares a schema and all schemas in it with the recorded one. A miss is listed under `name`. */
export function compareSchema(to: Comparison, name: string, recorded: Recorded, placed: Placed): void {
  const own = to.spec.resolve(placed);
  const { node } = own;
  const { tally } = to;
  const type = recorded.type ?? (recorded.properties === undefined ? undefined : "object");
  tally.same("types", name, type, node.type);
  if (recorded.format !== undefined) {
    tally.same("formats", name, recorded.format === "full-date" ? "date" : recorded.format, node.format);
  }
  compareLimits(tally, name, recorded, own);
  if (recorded.default !== undefined || node.default !== undefined)
    tally.same("defaults", name, recorded.default, node.default);
  if (recorded.readOnly === true || node.readOnly === true)
    tally.same("read-only", name, recorded.readOnly, node.readOnly);
  compareBothWays(tally, "enum values", name, recorded.enum ?? [], list(node, "enum"));
  if (recorded.items !== undefined && isNode(node.items)) {
    compareSchema(to, `${name}[]`, recorded.items, { node: node.items, file: own.file });
  }
  if (recorded.properties !== undefined) compareProperties(to, name, recorded.properties, own);
}

function compareProperties(
  to: Comparison,
  name: string,
  recorded: Record<string, Recorded>,
  own: Placed,
): void {
  const properties = child(own.node, "properties");
  const required = Object.keys(recorded).filter((property) => recorded[property]?.required === true);
  compareBothWays(to.tally, "required properties", name, required, list(own.node, "required"));
  for (const [property, schema] of Object.entries(recorded)) {
    const node = properties[property];
    to.tally.count("properties", `${name}.${property}`, isNode(node));
    if (isNode(node)) compareSchema(to, `${name}.${property}`, schema, { node, file: own.file });
  }
  for (const property of Object.keys(properties)) {
    if (recorded[property] === undefined) to.additions.push(`${name}.${property}`);
  }
}

function compareLimits(tally: Tally, name: string, recorded: Recorded, { node }: Placed): void {
  for (const limit of limits) {
    if (recorded[limit] !== undefined || node[limit] !== undefined) {
      tally.same("limits", `${name} ${limit}`, recorded[limit], node[limit]);
    }
  }
  const decimals =
    node.multipleOf === undefined ? undefined : Math.round(-Math.log10(Number(node.multipleOf)));
  if (recorded.maxDecimal !== undefined || decimals !== undefined) {
    tally.same("limits", `${name} decimals`, recorded.maxDecimal, decimals);
  }
  // `format: date` is stricter than the pattern that is published beside it.
  if (recorded.pattern === "\\d{4}-\\d{2}-\\d{2}" && recorded.format !== undefined) {
    tally.same("limits", `${name} pattern`, "date", node.format);
  } else if (recorded.pattern !== undefined || node.pattern !== undefined) {
    tally.same("limits", `${name} pattern`, recorded.pattern, node.pattern);
  }
}

/** Counts each recorded value, and counts each unrecorded value as a miss. */
export function compareBothWays(
  tally: Tally,
  category: string,
  name: string,
  recorded: readonly unknown[],
  own: readonly unknown[],
): void {
  for (const value of recorded) tally.count(category, `${name}: ${value}`, own.includes(value));
  for (const value of own.filter((one) => !recorded.includes(one))) {
    tally.count(category, `${name}: ${value} is not published`, false);
  }
}
