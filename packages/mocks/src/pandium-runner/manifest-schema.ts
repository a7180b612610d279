/** The schema of a text that is not empty. */
const text = { type: "string", minLength: 1 };

/** The schema of a list of choices, each of which may have a title. */
const choices = {
  anyOf: [
    { required: ["enum"], properties: { enum: { type: "array", minItems: 1, uniqueItems: true } } },
    {
      required: ["oneOf"],
      properties: {
        oneOf: {
          type: "array",
          minItems: 1,
          items: { type: "object", required: ["const", "title"], properties: { title: { type: "string" } } },
        },
      },
    },
  ],
};

/** The schema of a setting, which has a type or refers to a definition. */
const setting = {
  type: "object",
  anyOf: [
    {
      required: ["type"],
      properties: { type: { enum: ["string", "integer", "number", "boolean", "array"] } },
    },
    { required: ["$ref"], properties: { $ref: { type: "string", pattern: "^#/definitions/\\w+$" } } },
  ],
  properties: { min: { type: "number" }, max: { type: "number" } },
};

/** The schema of an element of the form, which shows a setting or groups other elements. */
const element = {
  type: "object",
  required: ["type"],
  properties: {
    type: { enum: ["VerticalLayout", "Section", "Divider", "Label", "Control", "MultiSelectControl"] },
    label: { type: "string" },
    hintText: { type: "string" },
    admin: { type: "boolean" },
    scope: { type: "string", pattern: "^#/properties/\\w+$" },
    elements: { type: "array", items: { $ref: "#/definitions/element" } },
    options: { type: "object", properties: { multi: { type: "boolean" } } },
    // A rule shows an element only for certain values of another setting.
    rule: {
      type: "object",
      required: ["effect", "condition"],
      properties: {
        effect: { enum: ["SHOW", "HIDE", "ENABLE", "DISABLE"] },
        condition: { type: "object", required: ["scope", "schema"] },
      },
    },
  },
  additionalProperties: false,
  allOf: [
    { anyOf: [{ properties: { type: { not: { pattern: "Control$" } } } }, { required: ["scope"] }] },
    { anyOf: [{ properties: { type: { not: { const: "Section" } } } }, { required: ["label"] }] },
  ],
};

/** The JSON schema of a PANDIUM.yaml, as far as the format is known (PAN-15, PAN-21). */
export const manifestSchema: Readonly<Record<string, unknown>> = {
  type: "object",
  required: ["version", "base", "build", "run", "configs"],
  properties: {
    version: { const: 0.4 },
    // The client needs Node 20.19. The tag must be exact, so that the image stays the same.
    base: {
      type: "string",
      pattern: "^node:(20\\.(19|[2-9]\\d)|2[1-9]\\.\\d+|[3-9]\\d\\.\\d+)\\.\\d+(-[a-z0-9.-]+)?$",
    },
    build: text,
    run: text,
    connectors: { type: "array", items: text, uniqueItems: true },
    configs: {
      type: "object",
      required: ["schema", "uischema"],
      properties: {
        schema: {
          type: "object",
          required: ["type", "properties"],
          properties: {
            type: { const: "object" },
            required: { type: "array", items: text, uniqueItems: true },
            properties: {
              type: "object",
              additionalProperties: setting,
              propertyNames: { pattern: "^[a-z][a-z0-9_]*$" },
            },
            definitions: { type: "object", additionalProperties: { allOf: [{ type: "object" }, choices] } },
          },
          additionalProperties: false,
        },
        uischema: { $ref: "#/definitions/element" },
      },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
  definitions: { element },
};
