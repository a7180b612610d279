import type { Call } from "../../engine/call.ts";
import { type Domain, resource } from "../../engine/resource.ts";
import { type Fault, Refusal } from "../../refusal.ts";
import { bookedInvoices, draftInvoices, type SalesDocument } from "../invoices/kinds.ts";
import { accounts } from "../ledger/kinds.ts";
import { units, vatZones } from "../lookups/kinds.ts";
import {
  type Product,
  type ProductGroup,
  type ProductGroupAccount,
  productGroupAccounts,
  productGroups,
  products,
} from "./kinds.ts";
import {
  groupOnRest,
  groupOnService,
  productOnRest,
  productOnService,
  salesAccountOnRest,
  zoneOnService,
} from "./projections.ts";
import { seedCompanyProducts, seedProductGroups } from "./seed.ts";

/** A group body's domestic account is the group's account in zone 1. */
type GroupDraft = ProductGroup & { readonly domesticAccountNumber?: number };

function keepDomesticAccount(group: GroupDraft, call: Call): ProductGroup {
  const { domesticAccountNumber: accountNumber, ...kept } = group;
  if (accountNumber === undefined) return kept;
  const table = call.agreement.table(productGroupAccounts);
  const entry = { productGroupNumber: group.productGroupNumber, vatZoneNumber: 1, accountNumber };
  if (table.has(`${group.productGroupNumber}/1`)) table.replace(entry);
  else table.insert(entry);
  return kept;
}

const unknownAccount = (at: string, accountNumber: number): Fault => ({
  at,
  message: `Account ${accountNumber} does not exist.`,
  input: accountNumber,
});

const onLine = (documents: readonly SalesDocument[], product: Product): boolean =>
  documents.some((document) => document.lines.some((line) => line.productNumber === product.productNumber));

/** A product on a line of an invoice stays (L-94, L-99). */
function productInUse(product: Product, call: Call): Refusal | undefined {
  const used = onLine(call.agreement.table(draftInvoices).all(), product)
    ? "ProductUsedOnDraftInvoiceLines"
    : onLine(call.agreement.table(bookedInvoices).all(), product)
      ? "ProductUsedOnInvoiceLines"
      : undefined;
  if (used === undefined) return undefined;
  return new Refusal(400, {
    message: `Product ${product.productNumber} is used on an invoice and cannot be deleted.`,
    code: { apis: used },
  });
}

/** Products, their groups, and the account of a group in each VAT zone. */
export const productsDomain: Domain = {
  name: "products",
  resources: [
    resource<Product>({
      kind: products,
      numbering: "caller",
      duplicate: { rest: "E06010", apis: "ProductNumberAlreadyExists" },
      faces: [
        { document: "rest", path: "/products", projection: productOnRest },
        {
          document: "rest",
          path: "/product-groups/{productGroupNumber}/products",
          projection: productOnRest,
        },
        {
          document: "products",
          path: "/products",
          pagedPath: "/productspaged",
          projection: productOnService,
        },
      ],
      references: {
        productGroupNumber: { kind: productGroups, code: { apis: "ProductGroupDoesNotExist" } },
        unitNumber: { kind: units },
        unit2Number: { kind: units },
      },
      inUse: productInUse,
      changed: ({ before, after }, call) =>
        call.mock.emit(call.agreement, "PRODUCT_UPDATED", {
          OLDNUMBER: before?.productNumber ?? "",
          NEWNUMBER: after?.productNumber ?? "",
        }),
    }),
    resource<ProductGroup>({
      kind: productGroups,
      numbering: "caller",
      faces: [
        { document: "rest", path: "/product-groups", projection: groupOnRest },
        { document: "products", path: "/productgroups", projection: groupOnService },
      ],
      check: (group: GroupDraft, call) => {
        const account = group.domesticAccountNumber;
        if (account === undefined || call.agreement.table(accounts).has(account)) return [];
        return [unknownAccount("domesticAccountNumber", account)];
      },
      complete: keepDomesticAccount,
      changed: ({ before, after }, call) => {
        if (before === undefined || after !== undefined) return;
        const table = call.agreement.table(productGroupAccounts);
        for (const entry of table.by("productGroupNumber", before.productGroupNumber)) {
          table.remove(`${entry.productGroupNumber}/${entry.vatZoneNumber}`);
        }
      },
    }),
    resource<ProductGroupAccount>({
      kind: productGroupAccounts,
      numbering: "caller",
      faces: [
        {
          document: "products",
          path: "/productgroups/{productGroupNumber}/zones",
          key: ["vatZoneNumber"],
          projection: zoneOnService,
        },
        {
          document: "rest",
          path: "/product-groups/{productGroupNumber}/sales-accounts",
          key: ["vatZoneNumber"],
          projection: salesAccountOnRest,
        },
      ],
      references: {
        productGroupNumber: { kind: productGroups, weak: true },
        vatZoneNumber: { kind: vatZones },
        accountNumber: { kind: accounts },
      },
    }),
  ],
  seedEmpty: seedProductGroups,
  seedCompany: seedCompanyProducts,
};
