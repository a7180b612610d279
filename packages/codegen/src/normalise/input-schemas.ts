import { isDeepStrictEqual } from "node:util";
import {
  compositions,
  type OpenApi,
  referenceName,
  type Schema,
  schemaReference,
  typesOf,
} from "../open-api.ts";
import { type Findings, pointer } from "../problem.ts";
import type { ReachedSchemas } from "../read/reached-schemas.ts";
import { deref } from "../read/references.ts";
import { referenceSchema } from "./reference-schemas.ts";
import { mapSubschemas, withoutNull } from "./schema-changes.ts";

/** The properties that one kind of call demands beyond the body's schema. */
export interface Demand {
  /** Ends the name of the derived schema if the demand changes anything: `Update`. */
  suffix: string;
  /** The properties that must be sent: `objectVersion`, and those that select the record. */
  required: readonly string[];
}

const none: Demand = { suffix: "Input", required: [] };

/**
 * Derives from the published schemas what a caller may send. Read-only properties become `never`, `null` is removed,
 * and the properties that the call demands are required: in the body itself, or in each item of a bulk body. A
 * reference to another record needs its key or its link.
 *
 * A reference marked `x-as-read` does not change, because such a body is a record that was read and goes back whole.
 * A schema that needs no change is used as it is. The others get a derived schema beside them: `CustomerInput` for
 * any call, `CustomerUpdate` if a PUT demands more. If no answer uses a schema, the derived one takes its place.
 */
export class InputSchemas {
  /** The derived schemas by name. */
  readonly derived: Record<string, Schema> = {};
  readonly #document: OpenApi;
  readonly #answers: ReadonlySet<string>;
  readonly #bodies: ReadonlySet<string>;
  readonly #findings: Findings;
  readonly #names = new Map<string, string>();
  readonly #demands = new Map<string, string>();

  /**
   * @param bodies the names of the schemas of whole bodies. Such a schema describes a record, and never a reference to
   * a record.
   */
  constructor(document: OpenApi, reached: ReachedSchemas, bodies: ReadonlySet<string>, findings: Findings) {
    this.#document = document;
    this.#answers = reached.answers;
    this.#bodies = bodies;
    this.#findings = findings;
  }

  /** Returns the input schema of a body with this published schema. */
  bodySchema(schema: Schema, demand: Demand, where: string): Schema {
    const holders = this.#holders(schema, demand.required);
    const unknown = demand.required.filter((name) => !holders.some((holder) => holder.properties?.[name]));
    if (unknown.length > 0)
      this.#findings.add(where, `The body's schema has no property ${unknown.join(" or ")}.`);
    return this.#change(schema, demand, where);
  }

  /** Returns whether the body, or the items of a bulk body, have this property. */
  has(schema: Schema, name: string): boolean {
    return this.#holders(schema, [name]).some((holder) => holder.properties?.[name] !== undefined);
  }

  /** Returns whether the body, or the items of a bulk body, have this property and it cannot be sent. */
  isReadOnlyIn(schema: Schema, name: string): boolean {
    return this.#holders(schema, [name]).some((holder) => {
      const property = holder.properties?.[name];
      return property !== undefined && this.#isReadOnly(property);
    });
  }

  #change(schema: Schema, demand: Demand, where: string): Schema {
    if (schema["x-as-read"] === true) return schema;
    const changed = withoutNull(schema);
    const name = referenceName(changed);
    if (name === undefined) return this.#changeInline(changed, demand, where);
    return { ...changed, ...schemaReference(this.#changedName(name, demand)) };
  }

  #changeInline(schema: Schema, demand: Demand, where: string): Schema {
    const demanded = demand.required.filter((name) => schema.properties?.[name] !== undefined);
    const inLists = demanded.length > 0 ? none : demand;
    const changed = mapSubschemas(schema, (part, segments) => {
      const [key = "", name = ""] = segments;
      const at = `${where}/${segments.join("/")}`;
      if (key !== "properties") return this.#change(part, key === "additionalProperties" ? none : demand, at);
      if (demanded.includes(name)) return this.#change(writable(part), none, at);
      if (this.#isReadOnly(part)) return this.#never(schema, part, name, at);
      return this.#change(part, this.#isList(part) ? inLists : none, at);
    });
    if (demanded.length === 0) return changed;
    return { ...changed, required: [...new Set([...(schema.required ?? []), ...demanded])] };
  }

  /** Returns the name of the schema to use in place of this one: its own name if nothing in it changes. */
  #changedName(name: string, demand: Demand): string {
    const key = `${name} ${demand.suffix} ${demand.required.join()}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const published = this.#document.components?.schemas?.[name] ?? {};
    if (demand !== none && !this.#changes(published, demand.required)) return this.#changedName(name, none);
    const derivedName = demand === none && !this.#answers.has(name) ? name : name + demand.suffix;
    // The name is stored before the schema is derived, because a schema may refer to itself.
    this.#names.set(key, derivedName);
    const where = pointer("components", "schemas", name);
    const changed = this.#change(published, demand, where);
    const schema = this.#bodies.has(name) ? changed : referenceSchema(changed);
    if (isDeepStrictEqual(schema, published)) {
      this.#names.set(key, name);
      return name;
    }
    if (derivedName !== name) this.#checkName(derivedName, demand, where);
    this.derived[derivedName] = schema;
    return derivedName;
  }

  #checkName(name: string, demand: Demand, where: string): void {
    const other = this.#demands.get(name);
    if (this.#document.components?.schemas?.[name] !== undefined) {
      this.#findings.add(
        where,
        `The name ${name} is needed for an input schema, but a published schema has it already.`,
      );
    } else if (other !== undefined) {
      this.#findings.add(
        where,
        `Two calls demand different properties of one body: ${other} and ${demand.required}.`,
      );
    }
    this.#demands.set(name, demand.required.join());
  }

  #never(holder: Schema, property: Schema, name: string, where: string): Schema {
    if (holder.required?.includes(name)) {
      this.#findings.add(
        where,
        `${name} is read-only, and required in a request body (decide in an overlay which of the two holds).`,
      );
    }
    return {
      "x-never": true,
      description: `${property.description ?? ""} Read-only: cannot be sent.`.trim(),
    };
  }

  #isReadOnly(schema: Schema): boolean {
    return schema.readOnly ?? deref<Schema>(this.#document, schema).readOnly ?? false;
  }

  #isList(schema: Schema): boolean {
    return typesOf(deref<Schema>(this.#document, schema)).includes("array");
  }

  /**
   * Returns whether demanding these properties changes the schema, because one of them is published as optional or
   * read-only.
   */
  #changes(schema: Schema, names: readonly string[]): boolean {
    return this.#holders(schema, names).some((holder) =>
      names.some((name) => {
        const property = holder.properties?.[name];
        return property !== undefined && (!holder.required?.includes(name) || this.#isReadOnly(property));
      }),
    );
  }

  /**
   * Returns the objects that a demand for these properties applies to: the body itself, else the items of its lists.
   */
  #holders(schema: Schema, names: readonly string[], depth = 0): Schema[] {
    const own = deref<Schema>(this.#document, schema);
    const found = names.some((name) => own.properties?.[name] !== undefined) ? [own] : [];
    if (depth > 4) return found;
    const lists = Object.values(own.properties ?? {}).filter((property) => this.#isList(property));
    const parts = [
      ...compositions.flatMap((key) => own[key] ?? []),
      ...(found.length > 0 ? [] : lists),
      ...(own.items === undefined ? [] : [own.items]),
    ];
    return [...found, ...parts.flatMap((part) => this.#holders(part, names, depth + 1))];
  }
}

const writable = ({ readOnly: _, ...schema }: Schema): Schema => schema;
