import type { Inputs } from "../../normalise/inputs.ts";
import type { Service } from "../../read/service.ts";
import { comment, sentence } from "../documentation.ts";
import { typeTexts } from "../type-texts.ts";
import { bodyExamples } from "./body-examples.ts";
import { callSchemas, callTableText, isSent } from "./call-table.ts";
import { Filters } from "./filters.ts";
import { modelText } from "./models.ts";

/** The first line of every generated file. */
export const banner = "// Generated from specs/ by economic-codegen. Change specs/, not this file.\n";

/**
 * Returns the text of `src/generated/<document>.ts`: models, named constants, filters, error codes, roles and the
 * call table. The models of errors are in `errors.ts`, because all services share them.
 */
export async function serviceModule(
  service: Service,
  inputs: Inputs,
  errors: ReadonlySet<string>,
): Promise<string> {
  const models = { ...service.schemas, ...inputs.schemas };
  const parts = callSchemas(service, inputs.bodies);
  const sent = new Set([...inputs.sent, ...Object.keys(parts).filter(isSent)]);
  const types = await typeTexts({ ...models, ...parts }, sent);
  const filters = new Filters(Object.keys(models));
  const examples = bodyExamples(service, inputs);
  const table = callTableText(service, types, filters, examples.calls);
  return [
    `${banner}import type * as t from "../types/for-generated.ts";\n`,
    ...Object.entries(models)
      .filter(([name]) => !errors.has(name))
      .map(([name, schema]) => modelText(name, schema, types.get(name), examples.models.get(name))),
    filters.text(),
    ...errorCodes(service),
    roles(service),
    comment(sentence(`The calls of ${service.title} ${service.version}`)) + table,
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function errorCodes({ tags }: Service): string[] {
  return tags
    .filter((tag) => tag.errorCodes.length > 0)
    .map((tag) => {
      const union = tag.errorCodes.map((code) => `\n  | ${JSON.stringify(code)}`).join("");
      return `/** The error codes of the calls of ${tag.name}. */\nexport type ${typeName(tag.name)}ErrorCode =${union};\n`;
    });
}

function roles({ tags }: Service): string {
  const lines = tags
    .filter((tag) => tag.roles.length > 0)
    .map(
      (tag) =>
        `  ${JSON.stringify(tag.name)}: [${tag.roles.map((role) => JSON.stringify(role)).join(", ")}],\n`,
    );
  if (lines.length === 0) return "";
  return `/** The roles for each group of calls. An app needs one of the group's roles. */\nexport const requiredRoles = {\n${lines.join("")}} as const;\n`;
}

/** `Delivery locations` -> `DeliveryLocations` */
const typeName = (name: string) =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
