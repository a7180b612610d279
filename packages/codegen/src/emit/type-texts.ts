import openapiTS, { type SchemaObject } from "openapi-typescript";
import ts from "typescript";
import type { Schema } from "../open-api.ts";
import { forTypes, marks } from "./type-schema.ts";

/** A type as text. */
export interface TypeText {
  text: string;
  /** Whether the text can be the body of an interface: members in braces and nothing else. */
  isObject: boolean;
}

/**
 * Returns the text of a TypeScript type for each schema. References between the schemas become plain names. In the schemas
 * whose names are in `sent`, `undefined` counts as left out. Only this file and `openapi/standard-types.ts` know
 * openapi-typescript, which is no longer developed.
 */
export async function typeTexts(
  schemas: Readonly<Record<string, Schema>>,
  sent: ReadonlySet<string> = new Set(),
): Promise<Map<string, TypeText>> {
  const prepared = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, forTypes(schema)]),
  );
  const nodes = await openapiTS(
    {
      openapi: "3.1.0",
      info: { title: "Schemas", version: "1.0.0" },
      paths: {},
      components: { schemas: prepared as Record<string, SchemaObject> },
    },
    // Without this option, a property with a default would be required in a response.
    { silent: true, defaultNonNullable: false, transform: (schema) => marked(schema as Schema) },
  );
  const printer = ts.createPrinter();
  const file = ts.createSourceFile("types.ts", "", ts.ScriptTarget.ESNext, false, ts.ScriptKind.TS);
  const texts = new Map<string, TypeText>();
  for (const member of schemaMembers(nodes)) {
    if (!ts.isPropertySignature(member) || member.type === undefined) continue;
    const name = nameOf(member.name);
    const type = sent.has(name) ? takingUndefined(member.type) : member.type;
    const text = printer.printNode(ts.EmitHint.Unspecified, type, file);
    texts.set(name, {
      text: text.replaceAll(/components\["schemas"\]\["([^"]+)"\]/g, "$1"),
      isObject: ts.isTypeLiteralNode(member.type),
    });
  }
  return texts;
}

/**
 * Returns a type whose optional properties accept `undefined` as well, at any depth. Otherwise a program with
 * `exactOptionalPropertyTypes` could not pass on a value that may be undefined.
 */
function takingUndefined(type: ts.TypeNode): ts.TypeNode {
  const { factory } = ts;
  const nothing = factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword);
  const optional = (own: ts.TypeNode) => {
    if (own.kind === ts.SyntaxKind.NeverKeyword) return nothing;
    return own.kind === ts.SyntaxKind.UnknownKeyword ? own : factory.createUnionTypeNode([own, nothing]);
  };
  const transformed = ts.transform(type, [
    (context) => {
      const visit = (node: ts.Node): ts.Node => {
        const visited = ts.visitEachChild(node, visit, context);
        if (!ts.isPropertySignature(visited) || !visited.questionToken || !visited.type) return visited;
        const { modifiers, name, questionToken, type: own } = visited;
        const widened = factory.createPropertySignature(modifiers, name, questionToken, optional(own));
        return ts.setSyntheticLeadingComments(widened, ts.getSyntheticLeadingComments(node));
      };
      return (node) => ts.visitNode(node, visit, ts.isTypeNode);
    },
  ]);
  return transformed.transformed[0] ?? type;
}

const nameOf = (name: ts.PropertyName): string =>
  ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";

/** Returns the members of `components["schemas"]` in the output of openapi-typescript. */
function schemaMembers(nodes: readonly ts.Node[]): readonly ts.TypeElement[] {
  for (const node of nodes) {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== "components") continue;
    const schemas = node.members.find((member) => member.name && nameOf(member.name) === "schemas");
    if (schemas && ts.isPropertySignature(schemas) && schemas.type && ts.isTypeLiteralNode(schemas.type)) {
      return schemas.type.members;
    }
  }
  return [];
}

/** Returns the type of a marked schema. OpenAPI has no schema for these types. Returns undefined for other schemas. */
function marked(schema: Schema): ts.TypeNode | undefined {
  if (schema["x-never"] === true) return ts.factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword);
  const literal = marks.find((mark) => mark.test(schema));
  return literal && ts.factory.createTypeReferenceNode(literal.type);
}
