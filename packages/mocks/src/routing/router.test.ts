import { describe, expect, test } from "vitest";
import { documents } from "../table/tables.ts";
import { targetOf } from "./host.ts";
import { createRouter } from "./router.ts";

const router = createRouter(documents);
const route = (method: string, url: string, through = router) => {
  const target = targetOf(new URL(url));
  return target === undefined ? undefined : through.route(target, method);
};
const restUrl = "https://restapi.e-conomic.com";

describe("the router", () => {
  test("finds every operation of the table by its own path", () => {
    for (const document of documents) {
      for (const operation of document.operations) {
        const path = operation.path.replace(/\{\w+\}/g, "7");
        const found = route(operation.method, `https://${document.host}${document.basePath}${path}`);
        expect(found?.kind, `${document.document} ${operation.method} ${path}`).toBe("match");
      }
    }
  });

  test("L-122: splits year and voucher number, with REST's own escapes", () => {
    const found = route("GET", `${restUrl}/journals/1/vouchers/2026_6_2027-12`);
    expect(found).toMatchObject({
      kind: "match",
      match: { params: { journalNumber: "1", accountingYear: "2026/2027", voucherNumber: "12" } },
    });
  });

  test("prefers a fixed segment to a parameter", () => {
    const base = "https://apis.e-conomic.com/customersapi/v3.1.0";
    expect(route("GET", `${base}/Customers/paged`)).toMatchObject({
      match: { operation: { path: "/Customers/paged" } },
    });
    expect(route("GET", `${base}/Customers/1`)).toMatchObject({ match: { params: { number: "1" } } });
  });

  test("a trailing slash leads to the collection, like a blank parameter", () => {
    expect(route("DELETE", `${restUrl}/invoices/drafts/`)).toMatchObject({
      match: { operation: { path: "/invoices/drafts" } },
    });
  });

  test("O-48: PUT on an item answers 405 if it is not published", () => {
    expect(route("PUT", "https://apis.e-conomic.com/customersapi/v3.1.0/Contacts/1")).toMatchObject({
      kind: "method",
      allowed: expect.arrayContaining(["GET", "DELETE"]),
    });
  });

  test("O-01, S-19: any three-part version of a service, or only the pinned one", () => {
    const url = "https://apis.e-conomic.com/customersapi/v9.0.0/Customers";
    expect(route("GET", url)).toMatchObject({
      match: { version: "9.0.0", basePath: "/customersapi/v9.0.0" },
    });
    expect(route("GET", url, createRouter(documents, { anyVersion: false }))?.kind).toBe("unknown");
    for (const path of ["customersapi/Customers", "customersapi/v3/Customers", "newapi/v1.0.0/Customers"])
      expect(route("GET", `https://apis.e-conomic.com/${path}`)?.kind, path).toBe("unknown");
  });

  test("S-18: case matters in REST's paths, but not in those of the services", () => {
    expect(route("GET", "https://apis.e-conomic.com/CUSTOMERSAPI/v3.1.0/customers/1")).toMatchObject({
      match: { operation: { path: "/Customers/{number}" } },
    });
    expect(route("GET", "https://apis.e-conomic.com/productsapi/v2.0.0/PRODUCTS/aB")).toMatchObject({
      match: { params: { productNumber: "aB" } },
    });
    expect(route("GET", `${restUrl}/Customers`)?.kind).toBe("unknown");
  });

  test("finds nothing on other hosts", () => {
    expect(route("GET", "https://secure.e-conomic.com/customers")?.kind).toBe("unknown");
  });
});
