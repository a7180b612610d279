import { expect, test } from "vitest";
import { setUp } from "../../test/listing-mock.ts";
import { since, ValidationError } from "../index.ts";

test.each([
  [new Date("2026-08-14T22:30:40.999Z"), "2026-08-14T22:29:00Z"],
  ["2026-08-14T22:30:40.999Z", "2026-08-14T22:29:00Z"],
  ["2026-08-15T00:30:00+02:00", "2026-08-14T22:29:00Z"],
  [Date.UTC(2026, 7, 14, 22, 30), "2026-08-14T22:29:00Z"],
  [new Date("2026-01-01T00:00:10Z"), "2025-12-31T23:59:00Z"],
])("since(%j) begins at %j: a whole minute, a minute earlier (L-137)", (time, gte) => {
  expect(since(time)).toEqual({ gte });
});

test.each([undefined, null, "", "2026-08-14", "2026-08-14 22:30", "2026-08-14T22:30", Number.NaN, -1, {}])(
  "since(%j) is refused: it would begin at a wrong time",
  (time) => {
    expect(() => since(time as never)).toThrow(ValidationError);
  },
);

test("an invalid Date is refused", () => {
  expect(() => since(new Date("31/01/2026"))).toThrow(ValidationError);
});

test("a change later in the minute of a run is found by the next run (L-137)", async () => {
  // The product is made at 10:00:00. It stands for one that changes at 10:00:40, because e-conomic cuts that time to
  // the minute.
  const { economic, mock } = setUp({ now: "2026-08-14T10:00:00Z" });
  const { productNumber } = mock.agreement().products.add({});
  const lastRun = new Date("2026-08-14T10:00:20Z");
  const numbersSince = async (lastUpdated: { gte: Date } | ReturnType<typeof since>) => {
    const products = await economic.products.list("/products", { filter: { lastUpdated } }).toArray();
    return products.map((product) => product.productNumber);
  };
  expect(await numbersSince({ gte: lastRun })).not.toContain(productNumber);
  expect(await numbersSince(since(lastRun))).toContain(productNumber);
});
