import { describe, expect, test } from "vitest";
import type { Request } from "./api.ts";
import { asClientCall, asCurl } from "./copies.ts";

const request: Request = {
  seq: 1,
  requestId: "0f-CPH",
  agreement: "5f2c0e9a1b77",
  at: 0,
  method: "POST",
  url: "http://127.0.0.1:4010/restapi.e-conomic.com/customers",
  path: "/customers",
  operation: "createCustomer",
  document: "rest",
  template: "/customers",
  parameters: {},
  query: {},
  headers: {
    host: "127.0.0.1:4010",
    "user-agent": "node",
    "x-appsecrettoken": "…",
    "x-agreementgranttoken": "…",
    "content-type": "application/json",
    "idempotency-key": "order-4711",
  },
  body: { name: "O'Hara" },
  status: 201,
  replayed: false,
  answer: null,
  refusal: null,
  fault: null,
  durationMs: 1,
};

describe("a request as curl", () => {
  test("reads the tokens from the shell, and leaves out headers that curl sets", () => {
    expect(asCurl(request)).toBe(
      [
        "curl 'http://127.0.0.1:4010/restapi.e-conomic.com/customers'",
        "  -X POST",
        '  -H "X-AppSecretToken: $ECONOMIC_APP_SECRET_TOKEN"',
        '  -H "X-AgreementGrantToken: $ECONOMIC_AGREEMENT_GRANT_TOKEN"',
        "  -H 'content-type: application/json'",
        "  -H 'idempotency-key: order-4711'",
        `  --data '{"name":"O'\\''Hara"}'`,
      ].join(" \\\n"),
    );
  });
});

describe("a request as a call of the client", () => {
  test("has the body and the key", () => {
    expect(asClientCall(request)).toBe(
      'await economic.rest.post("/customers", { body: {"name":"O\'Hara"}, idempotencyKey: "order-4711" });',
    );
  });

  test("names the path's parameters as published", () => {
    expect(
      asClientCall({
        ...request,
        method: "GET",
        document: "booked-entries",
        template: "/booked-entries/{entryNumber}",
        parameters: { entryNumber: 17 },
        headers: {},
        body: null,
      }),
    ).toBe(
      'await economic.bookedEntries.get("/booked-entries/{entryNumber}", { path: {"entryNumber":17} });',
    );
  });

  test("lists if the request has a filter or a sort", () => {
    expect(
      asClientCall({
        ...request,
        method: "GET",
        query: { filter: "name$like:a", sort: "name", pagesize: "20" },
        headers: {},
        body: null,
      }),
    ).toBe(
      'await economic.rest.list("/customers", { filter: raw("name$like:a"), sort: raw("name") }).toArray({ max: 100 });',
    );
  });

  test("is undefined for an unpublished path", () => {
    expect(asClientCall({ ...request, operation: null, document: null, template: null })).toBeUndefined();
  });
});
