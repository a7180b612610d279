import type { Service } from "../../read/service.ts";
import { comment, sentence } from "../documentation.ts";
import { banner } from "./service-module.ts";

/**
 * The text of `src/generated/event-types.ts`, the events of webhooks as the client knows them: a type that says what each
 * carries, and the table by which a delivery is read. Types whose names are assumed have no typed event.
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
    "/** The events that are known by name, and the numbers that each carries: absent when the template leaves one out. */",
    `export interface WebhookEventData {\n${members.join("")}}\n`,
    "/** The merge fields of all events, and the property of the event that holds the value of each. */",
    `export const eventProperties: Readonly<Record<string, string>> = {\n${lines.join("")}};\n`,
  ].join("\n");
}
