import { expect, test } from "vitest";
import { jsonBody, operation, serviceDocument } from "../../testing/documents.ts";
import { standardTypes } from "./standard-types.ts";

const document = serviceDocument(
  {
    "/things": {
      post: operation("createThing", undefined, {
        requestBody: jsonBody({ $ref: "#/components/schemas/Thing" }),
      }),
    },
  },
  { Thing: { type: "object", properties: { size: { type: "integer", default: 1 } } } },
);

test("the types are openapi-typescript's three interfaces, with operations by their id", async () => {
  const text = await standardTypes(document);
  for (const name of ["paths", "components", "operations"])
    expect(text).toContain(`export interface ${name} {`);
  expect(text).toContain('post: operations["createThing"]');
});

test("a property with a default is optional, as on the servers", async () => {
  expect(await standardTypes(document)).toContain("size?: number");
});
