import { describe, expect, test } from "vitest";
import { equality, every, keeps, refusal } from "../testing/filters.ts";
import { compileFilter, FilterError, type FilterFields } from "./index.ts";

describe("enumerations", () => {
  test("filter by number or by member name, in any case (O-18)", () => {
    for (const value of ["5", "FinanceVoucher", "financeVoucher", "finance voucher"])
      expect([value, keeps(`type$eq:${value}`, { type: 5 })]).toEqual([value, true]);
    expect(keeps("type$eq:5", { type: 2 })).toBe(false);
    expect(keeps("type$in:[1,financeVoucher]", { type: 1 })).toBe(true);
  });

  test("names without numbers count from 0", () => {
    const counted: FilterFields = { status: { ops: equality, type: "enum", names: ["Open", "Closed"] } };
    expect(keeps("status$eq:closed", { status: 1 }, { fields: counted })).toBe(true);
  });

  test("an unknown name: $eq: finds nothing, $ne: is an error (O-19)", () => {
    expect(keeps("type$eq:zz", { type: 1 })).toBe(false);
    expect(keeps("type$in:[zz,1]", { type: 1 })).toBe(true);
    expect(refusal("type$ne:zz").message).toBe("Requested value 'zz' was not found");
    expect(refusal("type$nin:[1,zz]").message).toBe("Requested value 'zz' was not found");
  });

  test("orderings and $like: are refused (O-18, L-73)", () => {
    expect(refusal("type$gt:1")).toMatchObject({
      kind: "operator",
      message: "Operator $gt: not supported on property type",
    });
    expect(refusal("debitCredit$like:deb", { surface: "rest" }).kind).toBe("operator");
  });

  test("REST has texts in any case; unknown ones match nothing (X-23)", () => {
    expect(keeps("debitCredit$eq:Debit", { debitCredit: "debit" }, { surface: "rest" })).toBe(true);
    expect(keeps("debitCredit$ne:zz", { debitCredit: "debit" }, { surface: "rest" })).toBe(true);
  });
});

describe("fields that a listing does not filter on", () => {
  test("REST: the same message for unknown and unfilterable properties (L-61)", () => {
    expect(refusal("bogusProp$eq:1", { surface: "rest" })).toMatchObject({
      kind: "field",
      field: "bogusProp",
      message: "Filtering is not allowed on property 'bogusProp'.",
    });
  });

  test("services: unknown and unfilterable fields have two messages (O-08, O-24)", () => {
    const known = (name: string) => name === "city";
    expect(refusal("bogus$eq:1", { known }).message).toBe("Filtering is not allowed on property 'bogus'");
    expect(refusal("city$like:a", { known }).message).toBe("Operator $like: not supported on property city");
    expect(refusal("type$like:a", { known }).message).toBe("Operator $like: not supported on property type");
  });

  test("names that every object has are not fields", () => {
    expect(refusal("constructor$eq:1").kind).toBe("field");
    expect(refusal("__proto__$eq:1").kind).toBe("field");
  });

  test("one bad clause makes the whole filter fail, wherever it is", () => {
    expect(refusal("name$eq:a$or:(number$eq:1$and:bogus$eq:2)").kind).toBe("field");
  });
});

describe("filters that the servers fail on", () => {
  const failing: FilterFields = {
    isDepartmentMandatory: { ops: every, type: "boolean", failsOn: ["eq", "ne"] },
    barred: { ops: every, type: "boolean", failsOn: ["ne", "null"] },
    assetGroupNumber: { ops: every, type: "number", failsOn: every },
  };
  const faults = (filter: string) => {
    try {
      compileFilter(filter, { surface: "apis", fields: failing });
      return false;
    } catch (error) {
      return error instanceof FilterError && error.kind === "fault";
    }
  };

  test("every operator (O-20, L-70, L-71)", () => {
    for (const operator of ["eq:1", "gt:1", "in:[1]", "eq:$null:", "in:[$null:]"])
      expect([operator, faults(`assetGroupNumber$${operator}`)]).toEqual([operator, true]);
  });

  test("isDepartmentMandatory: $eq: and $ne: fail, $eq:$null: does not (O-21)", () => {
    expect(
      ["eq:true", "ne:true", "eq:$null:"].map((rest) => faults(`isDepartmentMandatory$${rest}`)),
    ).toEqual([true, true, false]);
  });

  test("products' barred: $eq: works, $ne: and $eq:$null: fail (L-72)", () => {
    expect(["eq:true", "ne:true", "eq:$null:"].map((rest) => faults(`barred$${rest}`))).toEqual([
      false,
      true,
      true,
    ]);
  });

  test("a failing clause fails the filter (O-23), unless faults are switched off", () => {
    expect(faults("isDepartmentMandatory$eq:$null:$or:assetGroupNumber$eq:1")).toBe(true);
    expect(
      keeps("assetGroupNumber$eq:1", { assetGroupNumber: 1 }, { fields: failing, serverFaults: false }),
    ).toBe(true);
  });
});
