/**
 * Works as a consumer without our client does: plain openapi-fetch with the types of this package, against the mocks.
 */
import { createEconomicMock } from "@org/visma-economic-mocks";
import { services } from "@org/visma-economic-openapi";
import type { paths as BookedEntries } from "@org/visma-economic-openapi/booked-entries";
import type { paths as Customers } from "@org/visma-economic-openapi/customers";
import type { paths as Journals } from "@org/visma-economic-openapi/journals";
import type { paths as Rest } from "@org/visma-economic-openapi/rest";
import createClient from "openapi-fetch";
import { afterAll, afterEach, describe, expect, expectTypeOf, test } from "vitest";

const mock = createEconomicMock({ seed: "company" });
mock.listen();
afterEach(() => mock.reset());
afterAll(() => mock.close());

const headers = { "X-AppSecretToken": "any", "X-AgreementGrantToken": "any" };
const customers = createClient<Customers>({ baseUrl: services.customers.url, headers });
const bookedEntries = createClient<BookedEntries>({ baseUrl: services.bookedEntries.url, headers });
const journals = createClient<Journals>({ baseUrl: services.journals.url, headers });
const rest = createClient<Rest>({ baseUrl: services.rest.url, headers });

describe("plain openapi-fetch with the types of this package", () => {
  test("reads a typed record", async () => {
    const { data } = await customers.GET("/Customers/{number}", { params: { path: { number: 1 } } });
    expectTypeOf(data?.name).toEqualTypeOf<string | null | undefined>();
    expect(data?.customerNumber).toBe(1);
  });

  test("reads a filtered and sorted page", async () => {
    const query = { filter: "customerNumber$lte:3", sort: "-customerNumber", pageSize: 2 };
    const { data } = await customers.GET("/Customers/paged", { params: { query } });
    expect(data?.map(({ customerNumber }) => customerNumber)).toEqual([3, 2]);
  });

  test("reads pages by cursor to the end", async () => {
    const numbers: number[] = [];
    let cursor: string | undefined;
    do {
      const { data } = await bookedEntries.GET("/booked-entries", {
        params: { query: cursor === undefined ? {} : { cursor } },
      });
      numbers.push(...(data?.items ?? []).map(({ entryNumber }) => entryNumber ?? 0));
      cursor = data?.cursor ?? undefined;
    } while (cursor !== undefined);
    const { data: count } = await bookedEntries.GET("/booked-entries/count");
    expect(new Set(numbers).size).toBe(count);
  });

  test("writes a record on one surface and reads it on the other", async () => {
    const { data: created } = await rest.POST("/customers", {
      body: {
        name: "Skovhuset ApS",
        currency: "DKK",
        customerGroup: { customerGroupNumber: 1 },
        paymentTerms: { paymentTermsNumber: 1 },
        vatZone: { vatZoneNumber: 1 },
      },
    });
    const number = created?.customerNumber ?? 0;
    const { data } = await customers.GET("/Customers/{number}", { params: { path: { number } } });
    expect(data?.name).toBe("Skovhuset ApS");
  });

  test("a refusal is a typed error of the service", async () => {
    const { error, response } = await journals.GET("/journals/{number}", {
      params: { path: { number: 999 } },
    });
    expect([response.status, error?.status, error?.errorCode]).toEqual([404, 404, expect.any(String)]);
  });

  test("a wrong path, parameter or body does not compile", () => {
    // @ts-expect-error the service has no such path
    const wrongPath = () => customers.GET("/customer/{number}");
    // @ts-expect-error the path has a number
    const wrongParameter = () => customers.GET("/Customers/{number}", { params: { path: {} } });
    // @ts-expect-error a name is a text
    const wrongBody = () => rest.POST("/units", { body: { name: 1 } });
    expect([wrongPath, wrongParameter, wrongBody]).toHaveLength(3);
  });
});
