import { projection } from "../../projection/projection.ts";
import type { Rule } from "../../projection/rule.ts";
import { link, readOnly, reference, same } from "../../projection/rules.ts";
import { serviceDefaults } from "../../surface/apis/defaults.ts";
import { readOnlyServiceDate, serviceDate } from "../ledger/service-date.ts";

/**
 * Makes the projection of a year. `place` is empty, or the path of an account. All links of the year stay below
 * `place`.
 */
const yearBelow = (place: string, more: Readonly<Record<string, Rule>> = {}) =>
  projection({
    year: readOnly("year"),
    fromDate: "fromDate",
    toDate: "toDate",
    closed: readOnly("closed"),
    periods: link(`${place}/accounting-years/{year}/periods`),
    entries: link(`${place}/accounting-years/{year}/entries`),
    totals: link(`${place}/accounting-years/{year}/totals`),
    ...more,
    self: link(`${place}/accounting-years/{year}`),
  });

const periodBelow = (place: string) =>
  projection({
    periodNumber: readOnly("periodNumber"),
    accountingYear: reference("/accounting-years/{year}", { readOnly: true }),
    fromDate: readOnly("fromDate"),
    toDate: readOnly("toDate"),
    closed: readOnly("closed"),
    entries: link(`${place}/accounting-years/{year}/periods/{periodNumber}/entries`),
    totals: link(`${place}/accounting-years/{year}/periods/{periodNumber}/totals`),
    self: link(`${place}/accounting-years/{year}/periods/{periodNumber}`),
  });

export const yearOnRest = yearBelow("", { vouchers: link("/accounting-years/{year}/vouchers") });
export const yearOfAccount = yearBelow("/accounts/{accountNumber}");
export const periodOnRest = periodBelow("");
export const periodOfAccount = periodBelow("/accounts/{accountNumber}");

export const yearOnService = projection(
  {
    year: readOnly("year"),
    dateFrom: serviceDate("fromDate"),
    dateTo: serviceDate("toDate"),
    isClosed: same("closed"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

export const periodOnService = projection(
  {
    periodNumber: readOnly("periodNumber"),
    year: readOnly("year"),
    dateFrom: readOnlyServiceDate("fromDate"),
    dateTo: readOnlyServiceDate("toDate"),
    isClosed: readOnly("closed"),
    isBarred: readOnly("barred"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

/** The total of an account in a year, as REST shows it. */
export const totalOnRest = projection({
  totalInBaseCurrency: readOnly("total"),
  account: reference("/accounts/{accountNumber}", { readOnly: true }),
  fromDate: readOnly("fromDate"),
  toDate: readOnly("toDate"),
  self: link("/accounts/{accountNumber}/accounting-years/{year}/totals"),
});

export const periodTotalOnRest = projection({
  totalInBaseCurrency: readOnly("total"),
  account: reference("/accounts/{accountNumber}", { readOnly: true }),
  fromDate: readOnly("fromDate"),
  toDate: readOnly("toDate"),
  self: link("/accounts/{accountNumber}/accounting-years/{year}/periods/{periodNumber}/totals"),
});
