import { describe, expect, test } from "vitest";
import { testMock } from "../../testing/test-mock.ts";

describe("REST's front page and schema files", () => {
  test("links to every resource, each of which answers", async () => {
    const mock = testMock({ seed: "company" });
    const { stable, self } = (await mock.rest("GET", "/")).body;
    expect(self).toBe("https://restapi.e-conomic.com/");
    expect(Object.keys(stable)).toEqual(expect.arrayContaining(["accountingYears", "customers", "invoices"]));
    for (const link of Object.values<string>(stable))
      expect((await mock.rest("GET", new URL(link).pathname)).status).toBe(200);
  });

  test("keeps a demo caller in the demo agreement", async () => {
    const mock = testMock();
    const answer = await mock.fetch("https://restapi.e-conomic.com/?demo=true");
    expect((await answer.json()).stable.customers).toBe("https://restapi.e-conomic.com/customers?demo=true");
  });

  test("a schema file describes the answer of a GET and the body of a POST", async () => {
    const mock = testMock();
    const schema = async (name: string) => mock.rest("GET", `/schema/${name}.schema.json`);
    const get = (await schema("customers.customerNumber.get")).body;
    expect(get.$schema).toBe("http://json-schema.org/draft-03/schema#");
    expect(get.properties.customerGroup.properties.customerGroupNumber.type).toBe("integer");
    const post = (await schema("customers.post")).body;
    expect(post.properties.name.required).toBe(true);
    expect(JSON.stringify(post)).not.toContain("$ref");
    expect((await schema("customers.fly")).status).toBe(404);
  });
});
