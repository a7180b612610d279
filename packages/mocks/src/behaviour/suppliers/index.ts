import type { Call } from "../../engine/call.ts";
import { type Domain, resource } from "../../engine/resource.ts";
import { Refusal } from "../../errors/refusal.ts";
import { employees } from "../../records/employees.ts";
import { accounts } from "../../records/ledger.ts";
import { currencies, layouts, paymentTerms, vatZones } from "../../records/lookups.ts";
import {
  type Supplier,
  type SupplierContact,
  type SupplierGroup,
  supplierContacts,
  supplierGroups,
  suppliers,
} from "../../records/suppliers.ts";
import { checkContact, checkGroup, checkSupplier, contactInUse, supplierInUse } from "./checks.ts";
import {
  contactOnRest,
  contactOnService,
  groupOnRest,
  groupOnService,
  listedSupplier,
  singleSupplier,
} from "./projections.ts";
import { seedCompanySuppliers, seedSupplierGroups } from "./seed.ts";

/** Returns the next number that the web application would show for a contact of the supplier. */
const nextSortKey = ({ agreement }: Call, supplierNumber: number): number =>
  agreement
    .table(supplierContacts)
    .by("supplierNumber", supplierNumber)
    .reduce((highest, { sortKey }) => Math.max(highest, sortKey), 0) + 1;

function removeContacts({ supplierNumber }: Supplier, { agreement }: Call): void {
  const table = agreement.table(supplierContacts);
  for (const { supplierContactNumber } of table.by("supplierNumber", supplierNumber))
    table.remove(supplierContactNumber);
}

/**
 * Suppliers on REST only (O-31), their contacts on both surfaces, and their groups, which only the service writes
 * (L-139). Both surfaces use the same records.
 */
export const suppliersDomain: Domain = {
  name: "suppliers",
  resources: [
    resource<Supplier>({
      kind: suppliers,
      numbering: "either",
      endpoints: [
        { document: "rest", path: "/suppliers", projection: listedSupplier, single: singleSupplier },
      ],
      references: {
        supplierGroupNumber: { kind: supplierGroups },
        vatZoneNumber: { kind: vatZones },
        paymentTermsNumber: { kind: paymentTerms, code: { rest: "E07080" } },
        currency: { kind: currencies },
        layoutNumber: { kind: layouts },
        costAccountNumber: { kind: accounts, code: { rest: "E07150" } },
        salesPersonNumber: { kind: employees, allowsDelete: true },
      },
      check: checkSupplier,
      inUse: supplierInUse,
      changed: ({ before, after }, call) => {
        if (before !== undefined && after === undefined) removeContacts(before, call);
      },
    }),
    resource<SupplierContact>({
      kind: supplierContacts,
      endpoints: [
        {
          document: "rest",
          path: "/suppliers/{supplierNumber}/contacts",
          projection: contactOnRest,
          // A PUT does not create a contact: no 201 is published for it, unlike for the contacts of customers.
          upsert: false,
        },
        { document: "suppliers", path: "/Contacts", projection: contactOnService },
      ],
      references: { supplierNumber: { kind: suppliers, acceptsMissing: true, allowsDelete: true } },
      check: checkContact,
      complete: (contact, call) => ({
        ...contact,
        sortKey: contact.sortKey ?? nextSortKey(call, contact.supplierNumber),
      }),
      inUse: contactInUse,
    }),
    resource<SupplierGroup>({
      kind: supplierGroups,
      numbering: "caller",
      duplicate: "SupplierGroupIdAlreadyExists",
      endpoints: [
        { document: "rest", path: "/supplier-groups", projection: groupOnRest },
        { document: "suppliers", path: "/Groups", projection: groupOnService },
      ],
      references: { accountNumber: { kind: accounts, code: "ERROR_CODE_AccountDoesNotExist" } },
      check: checkGroup,
      referenced: ({ supplierGroupNumber }) =>
        new Refusal(400, {
          message: `Supplier group ${supplierGroupNumber} has suppliers and cannot be deleted.`,
          code: "SupplierGroupIsInUse",
        }),
    }),
  ],
  seedEmpty: seedSupplierGroups,
  seedCompany: seedCompanySuppliers,
};
