import { describe, expect, test } from "vitest";
import type { Operation, Schema } from "../table/types.ts";
import { documentOf, identifier, operation } from "../testing/operations.ts";
import { createValidator } from "./index.ts";

describe("bodies of the services", () => {
  const schemas: Record<string, Schema> = {
    Customer: {
      type: "object",
      properties: {
        customerNumber: identifier,
        name: { type: ["string", "null"], maxLength: 255, minLength: 1 },
        address: { anyOf: [{ $ref: "#/schemas/Address" }, { type: "null" }] },
        parent: { $ref: "#/schemas/Customer" },
        lastUpdated: { type: "string", format: "date-time" },
        balance: { type: "number", readOnly: true },
        type: { type: "integer", enum: [0, 1, 2] },
      },
    },
    Address: {
      type: "object",
      required: ["zip", "id"],
      properties: { zip: { type: "string" }, id: { ...identifier, readOnly: true } },
    },
    Employee: {
      type: "object",
      required: ["number"],
      properties: { number: { type: ["integer", "null"], minimum: 0, maximum: 999_999_999 } },
    },
    DimensionValue: { type: "object", properties: { key: identifier } },
    Bulk: {
      type: "object",
      properties: { items: { type: "array", maxItems: 2, items: { $ref: "#/schemas/DimensionValue" } } },
    },
  };
  const validator = createValidator(documentOf("customers", schemas));
  const ref = (name: string): Schema => ({ $ref: `#/schemas/${name}` });
  const post = operation("POST", "/Customers", ref("Customer"));
  const check = (change: object) => validator.body(post, { customerNumber: 1, ...change });
  const messages = (change: object) => check(change).map(({ message }) => message);

  test("a missing integer is 0, and 0 is out of range (O-10)", () => {
    const issues = validator.body(post, {});
    expect(issues).toEqual([
      { path: ["customerNumber"], message: "The field CustomerNumber must be between 1 and 999999999" },
    ]);
    expect(messages({ customerNumber: 0 })).toEqual([
      "The field CustomerNumber must be between 1 and 999999999",
    ]);
  });

  test("a dimension value's key is required, though not by the schema (O-39)", () => {
    expect(validator.body(operation("POST", "/values", ref("DimensionValue")), {})).toMatchObject([
      { message: "The field Key must be between 1 and 999999999" },
    ]);
    expect(
      validator.body(operation("POST", "/values/bulk", ref("Bulk")), { items: [{ key: 1 }, {}] }),
    ).toMatchObject([
      { path: ["items", 1, "key"], message: "The field Items[1].Key must be between 1 and 999999999" },
    ]);
  });

  test("an update with the number in its path need not repeat it (O-50)", () => {
    expect(validator.body(operation("PUT", "/Customers/{number}", ref("Customer")), { name: "A" })).toEqual(
      [],
    );
    expect(validator.body(operation("PUT", "/values", ref("DimensionValue")), {})).toHaveLength(1);
  });

  test("a missing nullable property is `Required property is missing` (O-27)", () => {
    expect(validator.body(operation("POST", "/Employees", ref("Employee")), {})).toEqual([
      { path: ["number"], message: "Required property is missing" },
    ]);
  });

  test("properties that select the record are required and kept, even read-only", () => {
    const selected: Record<string, Schema> = {
      Contact: {
        type: "object",
        properties: { number: { type: "integer", readOnly: true }, name: { type: "string" } },
      },
      Contacts: {
        type: "object",
        properties: { items: { type: "array", items: { $ref: "#/schemas/Contact" } } },
      },
    };
    const contacts = createValidator(documentOf("customers", selected));
    const demanding = (name: string): Operation => {
      const body = { contentType: "application/json", schema: ref(name), required: ["number"] };
      return { ...operation("PUT", `/${name}`), body };
    };
    expect(contacts.body(demanding("Contact"), { name: "A" })).toEqual([
      { path: ["number"], message: "Required property is missing" },
    ]);
    expect(contacts.body(demanding("Contact"), { number: "1" })).toHaveLength(1);
    expect(contacts.body(demanding("Contacts"), { items: [{ number: 1 }, {}] })).toMatchObject([
      { path: ["items", 1, "number"] },
    ]);
    expect(contacts.body(operation("POST", "/Contact", ref("Contact")), { name: "A" })).toEqual([]);
    const sent = { number: 1, name: "A", colour: 1 };
    expect(contacts.writable(demanding("Contact"), sent)).toEqual({ number: 1, name: "A" });
    expect(contacts.writable(demanding("Contacts"), { items: [sent] })).toEqual({
      items: [{ number: 1, name: "A" }],
    });
    expect(contacts.writable(operation("POST", "/Contact", ref("Contact")), sent)).toEqual({ name: "A" });
  });

  test("references are followed, also recursive ones; read-only ones are optional", () => {
    expect(
      messages({ address: { zip: "1" }, parent: { customerNumber: 2, parent: { customerNumber: 3 } } }),
    ).toEqual([]);
    expect(check({ parent: { customerNumber: 2, address: {} } })).toEqual([
      { path: ["parent", "address", "zip"], message: "Required property is missing" },
    ]);
  });

  test("null is refused here too, unless the option accepts it", () => {
    expect(messages({ name: null, address: null })).toEqual([
      "The field Name must not be null",
      "The field Address must not be null",
    ]);
    const lenient = createValidator(documentOf("customers", schemas), { nulls: "accept" });
    expect(lenient.body(post, { customerNumber: 1, name: null, address: null })).toEqual([]);
  });

  test("limits have messages like the recorded ones", () => {
    expect(messages({ name: "x".repeat(256) })).toEqual([
      "The field Name must be a string with a maximum length of 255",
    ]);
    expect(messages({ type: 7 })).toEqual(["The field Type must be one of 0, 1, 2"]);
    expect(messages({ type: "1" })).toEqual(["The field Type must be of type integer"]);
    expect(
      validator.body(operation("POST", "/b", ref("Bulk")), { items: [1, 2, 3].map((key) => ({ key })) }),
    ).toMatchObject([{ message: "The field Items must hold at most 2 items" }]);
  });

  test("a date may have a time, and a timestamp may have none (O-26)", () => {
    expect(messages({ lastUpdated: "2026-01-01" })).toEqual([]);
    expect(messages({ lastUpdated: "2026-01-01T10:00:00Z" })).toEqual([]);
    expect(check({ lastUpdated: "2026-01-01 10:00" })).toHaveLength(1);
  });

  test("a missing schema is a fault of the table, not of the caller", () => {
    expect(() => validator.body(operation("POST", "/x", ref("Gone")), {})).toThrow('missing schema "Gone"');
  });
});
