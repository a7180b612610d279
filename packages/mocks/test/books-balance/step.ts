import fc from "fast-check";
import { draftBody } from "../../src/testing/invoice-bodies.ts";
import type { TestAnswer, TestMock } from "../../src/testing/test-mock.ts";
import { bookCurrencies } from "./company.ts";

/** A change to the books through the API. The record that it changes is looked up when the step runs. */
export interface Step {
  readonly pick: number;
  readonly customerNumber: number;
  readonly day: string;
  readonly quantity: number;
  readonly unitNetPrice: number;
  /** The percentage of the open amount that a payment pays: less than all, all, or more than is open. */
  readonly share: number;
}

export type Run = (mock: TestMock, step: Step) => Promise<TestAnswer | undefined>;

export const step: fc.Arbitrary<Step> = fc.record({
  pick: fc.nat(1_000),
  customerNumber: fc.integer({ min: 1, max: bookCurrencies.length }),
  day: fc.constantFrom("2026-07-01", "2026-07-31", "2026-08-01", "2026-08-13", "2026-08-14"),
  quantity: fc.constantFrom(1, 2, 3, 7, 0.5, 2.25, -1),
  unitNetPrice: fc.integer({ min: 1, max: 2_000_000 }).map((cents) => cents / 100),
  share: fc.constantFrom(10, 33, 50, 100, 100, 100, 130),
});

/** Returns one of the rows of a listing; undefined if it is empty. */
export const chosen = <T>(rows: readonly T[], { pick }: Step): T | undefined =>
  rows[pick % Math.max(1, rows.length)];

export const collection = async (mock: TestMock, path: string) =>
  (await mock.rest("GET", `${path}?pagesize=1000`)).body.collection;

export const items = async (mock: TestMock, service: string, path: string) =>
  (await mock.apis(service, "GET", path)).body.items;

/** Makes a draft for REST with two lines, one of them with a discount. */
export const draftFor = ({ customerNumber, day, quantity, unitNetPrice, pick }: Step) =>
  draftBody({
    date: day,
    currency: bookCurrencies[customerNumber - 1],
    customer: { customerNumber },
    recipient: { name: "Kunde", vatZone: { vatZoneNumber: customerNumber } },
    lines: [
      { product: { productNumber: "1" }, quantity, unitNetPrice },
      {
        product: { productNumber: "2" },
        quantity: 3,
        unitNetPrice: 33.33,
        discountPercentage: (pick % 4) * 7.5,
      },
    ],
  });
