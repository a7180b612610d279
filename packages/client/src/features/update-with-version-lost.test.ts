import { describe, expect, test } from "vitest";
import { isEconomicError } from "../index.ts";
import { clientOf, json, problem } from "../testing/routes.ts";
import { updateWithVersion } from "./update-with-version.ts";

// The call tables of the tests' own paths are checked in update-with-version.test-d.ts.
// biome-ignore lint/suspicious/noExplicitAny: any path of any service.
const update = updateWithVersion as (service: object, path: string, options: any) => Promise<unknown>;

const contacts = "/customersapi/v3.1.0/Contacts";
const contact = { number: 7, name: "Ann", phone: "1", email: null, isDeleted: false, objectVersion: "v1" };

describe("after a lost answer", () => {
  const lost = new TypeError("fetch failed");
  const options = {
    path: { number: 7 },
    change: () => ({ ...contact, phone: "2" }),
    retry: { maxAttempts: 2 },
  };

  test("a 409 of the second attempt may be our own first: the record, read again, tells", async () => {
    const { economic, calls } = clientOf({
      [`GET ${contacts}/7`]: [json(contact), json({ ...contact, phone: "2", objectVersion: "v2" })],
      [`PUT ${contacts}`]: [lost, problem(409, "UpdateConflict")],
    });
    expect(await update(economic.customers, "/Contacts/{number}", options)).toMatchObject({ phone: "2" });
    expect(calls().filter((call) => call.startsWith("PUT"))).toHaveLength(2);
  });

  test("a record that does not show the change leaves the outcome unknown; nothing is applied again", async () => {
    const { economic, sent } = clientOf({
      [`GET ${contacts}/7`]: [json(contact), json({ ...contact, phone: "3", objectVersion: "v2" })],
      [`PUT ${contacts}`]: [lost, problem(409, "UpdateConflict")],
    });
    const failing = update(economic.customers, "/Contacts/{number}", options);
    await expect(failing).rejects.toSatisfy((error) => isEconomicError(error, "outcomeUnknown"));
    expect(new Set(sent.filter(({ call }) => call.startsWith("PUT")).map(({ key }) => key)).size).toBe(1);
  });

  test("so it does when the record cannot be read", async () => {
    const { economic } = clientOf({
      [`GET ${contacts}/7`]: [json(contact), problem(403, "AccessDenied")],
      [`PUT ${contacts}`]: lost,
    });
    const failing = update(economic.customers, "/Contacts/{number}", options);
    await expect(failing).rejects.toSatisfy((error) => isEconomicError(error, "outcomeUnknown"));
  });
});
