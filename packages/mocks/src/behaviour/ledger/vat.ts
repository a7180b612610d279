import { accounts, vatAccounts } from "../../records/ledger.ts";
import { productGroupAccounts } from "../../records/products.ts";
import type { Agreement } from "../../store/agreement.ts";

/** Where a sale is posted, and its VAT. */
export interface SalesPosting {
  readonly accountNumber: number | undefined;
  readonly vatCode: string | undefined;
  /** Percent. */
  readonly vatRate: number;
  readonly vatAccountNumber: number | undefined;
}

/**
 * The account and VAT of a sale: the product group has an account for each VAT zone, the account has a VAT code, the code
 * has the rate. Nothing for a zone without an account.
 */
export function salesPosting(
  agreement: Agreement,
  productGroupNumber: number | undefined,
  vatZoneNumber: number,
): SalesPosting {
  const accountNumber =
    productGroupNumber === undefined
      ? undefined
      : agreement.table(productGroupAccounts).get(`${productGroupNumber}/${vatZoneNumber}`)?.accountNumber;
  const vatCode =
    accountNumber === undefined ? undefined : agreement.table(accounts).get(accountNumber)?.vatCode;
  const vat = vatCode === undefined ? undefined : agreement.table(vatAccounts).get(vatCode);
  return { accountNumber, vatCode, vatRate: vat?.ratePercentage ?? 0, vatAccountNumber: vat?.accountNumber };
}
