import { type Domain, type Endpoint, resource } from "../../engine/resource.ts";
import { customers } from "../../records/customers.ts";
import { type BookedEntry, bookedEntries, type MatchedPair, matchedPairs } from "../../records/ledger.ts";
import { suppliers } from "../../records/suppliers.ts";
import { type BookedVoucher, bookedVouchers, voucherOfYear, vouchersOfYear } from "./booked-vouchers.ts";
import { match } from "./match.ts";
import { entryBelow, entryOfYear, entryOnService, pairOnService } from "./projections.ts";

const below = (place: string, projection: Endpoint["projection"]): Endpoint<BookedEntry> => ({
  document: "rest",
  path: `${place}/entries`,
  scope: { accountingYear: "year", accountingYearPeriod: "periodNumber" },
  projection,
});

const yearPath = "/accounting-years/{accountingYear}";
const periodPath = "/periods/{accountingYearPeriod}";
const accountPath = "/accounts/{accountNumber}";

/** The ledger by year, period and account on REST, and in bookedEntriesapi, which also matches entries. */
export const bookedEntriesDomain: Domain = {
  name: "booked-entries",
  resources: [
    resource<BookedEntry>({
      kind: bookedEntries,
      endpoints: [
        { document: "booked-entries", path: "/booked-entries", projection: entryOnService },
        // In every listing, the links of entries lead below the year.
        below(yearPath, entryOfYear),
        below(yearPath + periodPath, entryBelow),
        below(accountPath + yearPath, entryBelow),
        below(accountPath + yearPath + periodPath, entryBelow),
      ],
      // Customers and suppliers with entries cannot be deleted (L-99).
      references: {
        customerNumber: { kind: customers, acceptsMissing: true },
        supplierNumber: { kind: suppliers, acceptsMissing: true },
      },
    }),
    resource<BookedVoucher>({
      kind: bookedVouchers,
      endpoints: [
        {
          document: "rest",
          path: `${yearPath}/vouchers`,
          projection: voucherOfYear,
          rows: ({ agreement, params }) => vouchersOfYear(agreement, String(params.accountingYear)),
        },
      ],
    }),
    resource<MatchedPair>({
      kind: matchedPairs,
      endpoints: [
        { document: "booked-entries", path: "/booked-entries/matched-pairs", projection: pairOnService },
      ],
    }),
  ],
  operations: { "booked-entries POST /booked-entries/match": match },
};
