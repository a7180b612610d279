import { describe, expect, test } from "vitest";
import { coverage } from "./coverage.ts";

describe("the coverage of operations", () => {
  const rows = coverage();
  const fidelity = (document: string, method: string, path: string) =>
    rows.find((row) => row.document === document && row.method === method && row.path === path)?.fidelity;

  test("has every operation, most of them with state", () => {
    expect(rows.length).toBeGreaterThan(540);
    expect(rows.filter((row) => row.fidelity !== "shaped").length / rows.length).toBeGreaterThan(0.85);
  });

  test("has for each operation how it is answered", () => {
    expect(fidelity("rest", "POST", "/invoices/booked")).toBe("behaviour");
    expect(fidelity("customers", "GET", "/Customers")).toBe("stateful");
    expect(coverage([]).find((row) => row.document === "customers")?.fidelity).toBe("derived");
  });
});
