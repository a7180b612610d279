import type { Service } from "../../read/service.ts";
import { comment, sentence } from "../documentation.ts";
import { banner } from "./service-module.ts";

/**
 * Returns the text of `src/generated/event-types.ts`: the type of each event's data, and the table by which the
 * client reads a delivery. An event whose name is assumed has no type.
 */
export function eventTypesModule(services: readonly Service[]): string {
  const events = services.flatMap(({ eventTypes }) => eventTypes);
  const members = events
    .filter(({ isAssumed }) => !isAssumed)
    .map(({ name, description, mergeFields }) => {
      const fields = mergeFields.map(
        (field) =>
          `${comment(sentence(field.description), "    ")}    ${field.property}?: number | undefined;\n`,
      );
      return `${comment(sentence(description), "  ")}  ${name}: {\n${fields.join("")}  };\n`;
    });
  const properties = new Map(
    events.flatMap(({ mergeFields }) => mergeFields.map(({ fieldName, property }) => [fieldName, property])),
  );
  const lines = [...properties].map(
    ([fieldName, property]) => `  ${fieldName}: ${JSON.stringify(property)},\n`,
  );
  return [
    banner,
    "/** The events whose names are known, and the numbers that each carries. A number is absent if the webhook's template leaves it out. */",
    `export interface WebhookEventData {\n${members.join("")}}\n`,
    "/** The merge fields of all events, each with the event's property that holds its value. */",
    `export const eventProperties: Readonly<Record<string, string>> = {\n${lines.join("")}};\n`,
  ].join("\n");
}
