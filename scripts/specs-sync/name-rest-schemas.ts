import { isDeepStrictEqual } from "node:util";
import { child, isNode, type Node } from "../parity/own-specs.ts";
import { neutralRestSchema } from "./neutral-rest.ts";
import { newSchema, pascalCase, singular } from "./new-parts.ts";
import type { Place, RestFiles } from "./rest-files.ts";

/** An operation that the publication added, in neutral form. */
export interface AddedOperation {
  route: string;
  method: string;
  neutral: Node;
}

/**
 * Moves the bodies and answers of new operations into the `components` of their file, with names like those of their
 * neighbours: `Unit`, `UnitListItem`, `UnitCollection`, `UnitInput`, `UnitUpdate`. A schema that exists already is
 * referred to.
 */
export function nameRestSchemas(files: RestFiles, added: readonly AddedOperation[]): void {
  // Records come first, because listings and bodies may have the same schema.
  for (const kind of ["record", "listing", "post", "put"] as const)
    for (const operation of added.filter((one) => kindOf(one) === kind)) nameSchemas(files, operation, kind);
}

type Kind = "record" | "listing" | "post" | "put";

function kindOf({ method, neutral }: AddedOperation): Kind {
  if (method === "post" || method === "put") return method;
  return isNode(child(schemaOf(answerOf(neutral)), "properties").collection) ? "listing" : "record";
}

const answerOf = (operation: Node): Node => child(child(operation, "responses"), "200");
const schemaOf = (holder: Node): Node => child(child(child(holder, "content"), "application/json"), "schema");

function nameSchemas(files: RestFiles, { route, method, neutral }: AddedOperation, kind: Kind): void {
  const item = files.follow({ file: "rest.yaml", keys: ["paths", route] });
  const operation = files.below(item, method);
  const noun = route
    .split("/")
    .filter((part) => part !== "" && !part.startsWith("{"))
    .map((part) => pascalCase(singular(part)))
    .join("");
  const components = new Components(files, item.file);
  const answer = files.below(operation, "responses", "200");
  if (kind === "record") setSchema(files, answer, components.refer([noun], schemaOf(answerOf(neutral))));
  else if (kind === "listing")
    setSchema(files, answer, components.referToPage(noun, schemaOf(answerOf(neutral))));
  else {
    const names = kind === "post" ? [`${noun}Input`] : [`${noun}Input`, `${noun}Update`];
    setSchema(
      files,
      files.below(operation, "requestBody"),
      components.refer(names, schemaOf(child(neutral, "requestBody"))),
    );
    // The published file of a write describes only its body. In our documents, the answer to a write is the record.
    if (components.has(noun)) setSchema(files, answer, components.reference(noun));
  }
}

function setSchema(files: RestFiles, holder: Place, schema: Node): void {
  const map = files.mapAt(holder);
  if (map !== undefined) files.file(holder.file)?.set(map, "content", { "application/json": { schema } });
}

/** The schemas of one file, which can be added to. */
class Components {
  readonly #files: RestFiles;
  readonly #file: string;

  constructor(files: RestFiles, file: string) {
    this.#files = files;
    this.#file = file;
  }

  has(name: string): boolean {
    return this.#files.mapAt({ file: this.#file, keys: ["components", "schemas", name] }) !== undefined;
  }

  reference(name: string): Node {
    return { $ref: `#/components/schemas/${name}` };
  }

  /**
   * Returns a reference to the first of these names that has this schema. If none has, adds the schema under the last
   * name.
   */
  refer(names: readonly string[], neutral: Node): Node {
    const schemas = child(child(this.#files.document, "components"), "schemas");
    const known = names.find((name) => this.has(name) && this.#isSame(schemas[name], neutral));
    if (known !== undefined) return this.reference(known);
    const wanted = names.find((name) => schemas[name] === undefined) ?? names.at(-1) ?? "";
    let name = wanted;
    for (let count = 2; schemas[name] !== undefined; count += 1) name = `${wanted}${count}`;
    const properties = Object.entries(child(neutral, "properties")).map(([key, one]) => [
      key,
      this.#property(`${name}${pascalCase(key)}`, isNode(one) ? one : {}),
    ]);
    const schema = newSchema({ ...neutral, properties: undefined });
    this.#add(name, {
      ...schema,
      ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
    });
    return this.reference(name);
  }

  /** Refers to a page of a listing. Its items get a separate schema, unless they equal the record. */
  referToPage(noun: string, neutral: Node): Node {
    const { collection, ...others } = child(neutral, "properties");
    const items = isNode(collection) && isNode(collection.items) ? collection.items : {};
    const item = isRecord(items) ? this.refer([noun, `${noun}ListItem`], items) : newSchema(items);
    const { self, ...more } = Object.fromEntries(
      Object.entries(others).map(([key, one]) => [key, newSchema(isNode(one) ? one : {})]),
    );
    const { type: _, properties: __, ...rest } = neutral;
    this.#add(`${noun}Collection`, {
      type: "object",
      description: "One page of a listing.",
      ...rest,
      properties: {
        collection: { type: "array", description: "The items of this page.", items: item },
        metaData: { $ref: "common.yaml#/components/schemas/MetaData" },
        pagination: { $ref: "common.yaml#/components/schemas/Pagination" },
        ...more,
        ...(self === undefined ? {} : { self: { ...self, description: "URL of this page." } }),
      },
    });
    return this.reference(`${noun}Collection`);
  }

  /** Returns a property, with a reference if it is a record or a list of records. */
  #property(name: string, neutral: Node): Node {
    if (isRecord(neutral)) {
      const { readOnly, deprecated, ...schema } = neutral;
      const marks = { ...(readOnly ? { readOnly } : {}), ...(deprecated ? { deprecated } : {}) };
      return { ...(this.#link(schema) ?? this.refer([name], schema)), ...marks };
    }
    if (neutral.type !== "array" || !isNode(neutral.items) || !isRecord(neutral.items))
      return newSchema(neutral);
    return {
      ...newSchema({ ...neutral, items: undefined }),
      items: this.#link(neutral.items) ?? this.refer([singular(name)], neutral.items),
    };
  }

  /**
   * Finds the schema of a link to another record in any file: `CustomerReference` in answers, `CustomerKey` in
   * bodies.
   */
  #link(neutral: Node): Node | undefined {
    if (Object.keys(child(neutral, "properties")).length < 2) return undefined;
    const document = this.#files.document;
    const schemas = child(child(document, "components"), "schemas");
    const name = Object.keys(schemas).find(
      (one) => /(Reference|Key)$/.test(one) && this.#isSame(schemas[one], neutral),
    );
    return name === undefined ? undefined : { $ref: this.#files.referenceTo(name, this.#file) };
  }

  #isSame(own: unknown, neutral: Node): boolean {
    return isNode(own) && isDeepStrictEqual(neutralRestSchema(own, this.#files.document), plain(neutral));
  }

  #add(name: string, schema: Node): void {
    this.#files.addSchema(this.#file, name, schema);
  }
}

const isRecord = ({ type, properties }: Node): boolean =>
  (type === undefined || type === "object") && isNode(properties);

/** Removes keys without a value, which would count in a comparison. */
const plain = (node: Node): unknown => JSON.parse(JSON.stringify(node));
