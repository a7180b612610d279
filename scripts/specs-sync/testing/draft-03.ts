import { child, isNode, list, type Node } from "../../parity/own-specs.ts";

/** Renders a neutral REST document as Visma publishes it, and returns the texts of the files by name. */
export function draft03Files(document: Node): Map<string, string> {
  const files = new Map<string, string>();
  for (const [path, item] of Object.entries(child(document, "paths"))) {
    for (const [method, operation] of Object.entries(item as Node)) {
      const holder =
        method === "get"
          ? child(child(operation as Node, "responses"), "200")
          : child(operation as Node, "requestBody");
      const schema = child(child(child(holder, "content"), "application/json"), "schema");
      const flags = {
        filterable: list(operation as Node, "x-filterable-fields"),
        sortable: list(operation as Node, "x-sortable-fields"),
      };
      const name = `${path.slice(1).replaceAll(/[{}]/g, "").replaceAll("/", ".")}.${method}.schema.json`;
      const text = JSON.stringify(
        {
          $schema: "http://json-schema.org/draft-03/schema#",
          title: `<b>${name}</b>`,
          ...draft03(schema, flags, ""),
        },
        null,
        2,
      );
      // Two of Visma's files are not strict JSON (L-55).
      files.set(name, name.startsWith("units") ? text.replace(/\n}$/, ",\n}") : text);
    }
  }
  return files;
}

type Flags = Record<"filterable" | "sortable", unknown[]>;

function draft03(schema: Node, flags: Flags, prefix: string): Node {
  const { required, properties, items, "x-filterable": _, ...rest } = schema;
  const names = Array.isArray(required) ? required : [];
  const isCollection = prefix === "" && isNode(properties) && properties.collection !== undefined;
  const members = Object.entries(isNode(properties) ? properties : {}).map(([name, one]) => {
    const field = isCollection ? "" : `${prefix}${name}`;
    const marks = Object.fromEntries(
      Object.entries(flags)
        .filter(([, fields]) => fields.includes(field))
        .map(([flag]) => [flag, true]),
    );
    const below = isCollection && name !== "collection" ? { filterable: [], sortable: [] } : flags;
    return [
      name,
      {
        description: "Some words, with a comma,",
        ...draft03(one as Node, below, isCollection ? "" : `${field}.`),
        ...marks,
        ...(names.includes(name) ? { required: true } : {}),
      },
    ];
  });
  return {
    ...rest,
    ...(members.length > 0 ? { properties: Object.fromEntries(members.reverse()) } : {}),
    ...(isNode(items) ? { items: draft03(items, flags, "") } : {}),
  };
}
