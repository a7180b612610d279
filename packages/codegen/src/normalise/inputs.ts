import { compositions, type OpenApi, referenceName, type Schema } from "../open-api.ts";
import type { Findings } from "../problem.ts";
import type { ReachedSchemas } from "../read/reached-schemas.ts";
import type { Operation, Service } from "../read/service.ts";
import { type Demand, InputSchemas } from "./input-schemas.ts";
import { withoutNull } from "./schema-changes.ts";

/** The bodies that a service's calls may send. */
export interface Inputs {
  /** The input schema of each body, by operation id. */
  bodies: Map<string, Schema>;
  /** The schemas that were derived for these bodies, by name. */
  schemas: Record<string, Schema>;
  /** The names of all schemas that a body leads to, derived or as published. */
  sent: ReadonlySet<string>;
}

const suffixes = { get: "Query", post: "Create", put: "Update", patch: "Patch", delete: "Delete" } as const;

/**
 * Derives the input schema of every request body with {@link InputSchemas}. A PUT demands `objectVersion`, because
 * without it the servers answer 409 (O-13), and the properties that `x-body-required` names.
 */
export function deriveInputs(
  service: Service,
  document: OpenApi,
  reached: ReachedSchemas,
  findings: Findings,
): Inputs {
  const whole = service.operations.map(({ body }) => body && referenceName(withoutNull(body.schema)));
  const inputs = new InputSchemas(
    document,
    reached,
    new Set(whole.filter((name) => name !== undefined)),
    findings,
  );
  const bodies = new Map<string, Schema>();
  for (const operation of service.operations) {
    const { body, id, method } = operation;
    if (body === undefined) continue;
    checkKey(operation, service, inputs, findings);
    const versioned = method === "put" && inputs.has(body.schema, "objectVersion");
    const demand: Demand = {
      suffix: suffixes[method],
      required: versioned ? [...body.required, "objectVersion"] : body.required,
    };
    bodies.set(id, inputs.bodySchema(body.schema, demand, body.pointer));
  }
  const sent = reachable([...bodies.values()], { ...service.schemas, ...inputs.derived });
  // Schemas that no body leads to were derived only for a comparison, so they are dropped.
  const schemas = Object.entries(inputs.derived).filter(([name]) => sent.has(name));
  return { bodies, schemas: Object.fromEntries(schemas), sent };
}

/** Reports a PUT to a collection if the property that selects the record is read-only in its body. */
function checkKey(
  { method, path, body, pointer }: Operation,
  service: Service,
  inputs: InputSchemas,
  findings: Findings,
): void {
  if (method !== "put" || body === undefined) return;
  const collection = path.replace(/\/bulk$/, "");
  const key = service.operations
    .map((other) => (other.path.startsWith(`${collection}/{`) ? other.path.slice(collection.length) : ""))
    .map((rest) => /^\/\{([^/}]+)\}$/.exec(rest)?.[1])
    .find((name) => name !== undefined);
  if (key !== undefined && inputs.isReadOnlyIn(body.schema, key) && !body.required.includes(key)) {
    findings.add(
      pointer,
      `${key} selects the record to change, but is read-only (name it in x-body-required).`,
    );
  }
}

/** Returns the names of the component schemas to which `roots` refer, directly or through others. */
function reachable(roots: readonly Schema[], schemas: Readonly<Record<string, Schema>>): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (schema: Schema): void => {
    const name = referenceName(schema);
    const target = name === undefined ? undefined : schemas[name];
    if (name !== undefined && target !== undefined && !found.has(name)) {
      found.add(name);
      visit(target);
    }
    for (const part of [
      ...Object.values(schema.properties ?? {}),
      ...compositions.flatMap((key) => schema[key] ?? []),
      ...(schema.items === undefined ? [] : [schema.items]),
      ...(typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : []),
    ]) {
      visit(part);
    }
  };
  roots.forEach(visit);
  return found;
}
