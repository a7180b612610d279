import type { Inputs } from "../../normalise/inputs.ts";
import { compositions, type Schema, typesOf } from "../../open-api.ts";
import { deref } from "../../read/references.ts";
import type { Service } from "../../read/service.ts";

/** How the body of a PUT differs from the record that was read. */
export interface UpdateBody {
  /** The properties that the body must have. */
  required?: readonly string[];
  /**
   * Further properties that the body must have. Answers leave such a property out if it has the value that is listed
   * here (O-17).
   */
  leftOut?: Readonly<Record<string, false | 0>>;
  /**
   * The read-only properties, which the body must not have. The names of nested ones have dots:
   * `lines.totalNetAmount`.
   */
  without?: readonly string[];
}

/** Returns the bodies of a service's PUTs of one record, by path. */
export function updateBodies(service: Service, inputs: Inputs): Record<string, UpdateBody> {
  const schemas = { ...service.schemas, ...inputs.schemas };
  const bodies: Record<string, UpdateBody> = {};
  for (const { method, path, id, body } of service.operations) {
    const schema = inputs.bodies.get(id);
    if (method !== "put" || path.endsWith("bulk") || !schema || !body?.contentType.includes("json")) continue;
    const { properties = {}, required = [] } = resolve(schemas, schema);
    const zeros = service.service === "rest" ? [] : zerosOf(schemas, properties, required);
    const leftOut = Object.fromEntries(zeros);
    const present = required.filter((name) => !(name in leftOut));
    const onlyRead = readOnlyProperties(service, schemas, path).filter((name) => !(name in properties));
    const without = [...new Set([...onlyRead, ...neverSent(schemas, schema)])];
    bodies[path] = {
      ...(present.length > 0 && { required: present }),
      ...(zeros.length > 0 && { leftOut }),
      ...(without.length > 0 && { without }),
    };
  }
  return bodies;
}

/**
 * Returns the value with which the services leave a property out of an answer (O-17): `false`, or 0 for an amount.
 * Whole numbers are keys, which are never 0.
 */
function zeroOf(schema: Schema): false | 0 | undefined {
  const [type] = typesOf(schema);
  if (type === "boolean") return false;
  return type === "number" ? 0 : undefined;
}

function zerosOf(
  schemas: Schemas,
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[],
): (readonly [string, false | 0])[] {
  return required.flatMap((name) => {
    const zero = zeroOf(resolve(schemas, properties[name] ?? {}));
    return zero === undefined ? [] : [[name, zero] as const];
  });
}

type Schemas = Readonly<Record<string, Schema>>;

const resolve = (schemas: Schemas, schema: Schema): Schema =>
  deref<Schema>({ components: { schemas } }, schema);

/** Returns the read-only properties of the record in the answers, by itself and as an item of its collection. */
function readOnlyProperties({ operations }: Service, schemas: Schemas, path: string): string[] {
  const collection = path.replace(/(\/\{\w+\})+$/, "");
  const gets = operations.filter(
    ({ method, path: other }) =>
      method === "get" && other.replace(/(\/\{\w+\}|\/paged)+$/, "") === collection,
  );
  return gets
    .flatMap(({ listing, answers }) => listing?.item ?? answers.flatMap(({ schema }) => schema ?? []))
    .flatMap((schema) => Object.entries(resolve(schemas, schema).properties ?? {}))
    .filter(([, property]) => resolve(schemas, property).readOnly ?? property.readOnly)
    .map(([name]) => name);
}

/** Returns the dotted names of the properties that cannot be sent. */
function neverSent(schemas: Schemas, schema: Schema, above: readonly Schema[] = []): string[] {
  const own = resolve(schemas, schema);
  if (above.includes(own)) return [];
  const inside = (part: Schema) => neverSent(schemas, part, [...above, own]);
  const ofProperties = Object.entries(own.properties ?? {}).flatMap(([name, property]) =>
    property["x-never"] === true ? [name] : inside(property).map((nested) => `${name}.${nested}`),
  );
  const parts = [
    ...compositions.flatMap((key) => own[key] ?? []),
    ...(own.items === undefined ? [] : [own.items]),
  ];
  return [...ofProperties, ...parts.flatMap(inside)];
}
