import { accounts, vatAccounts } from "../../records/ledger.ts";
import { productGroupAccounts } from "../../records/products.ts";
import type { Agreement } from "../../store/agreement.ts";

/** The account and the VAT of a sale. */
export interface SalesPosting {
  readonly accountNumber: number | undefined;
  readonly vatCode: string | undefined;
  /** In percent. */
  readonly vatRate: number;
  readonly vatAccountNumber: number | undefined;
}

/**
 * Finds the account and VAT of a sale. The product group has an account for each VAT zone, the account has a VAT code,
 * and the code has a rate. A zone without an account has no VAT.
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
