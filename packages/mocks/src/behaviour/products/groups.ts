import { type Call, empty, type Handler, ok } from "../../engine/call.ts";
import { type Resource, resource } from "../../engine/resource.ts";
import { objectBody } from "../../engine/write-record.ts";
import { type Fault, invalid, notFound, stale } from "../../errors/refusal.ts";
import type { Projection } from "../../projection/projection.ts";
import { accounts } from "../../records/ledger.ts";
import { type ProductGroup, productGroupAccounts, productGroups } from "../../records/products.ts";
import { accrualSettings, groupOnRest, groupOnService, projectSettings } from "./projections/group.ts";
import { domesticZone, projectZone } from "./zone-numbers.ts";

/**
 * A group as a body has it, with the accounts of the two fixed zones. These accounts are not stored in the group, but
 * as records of their zones.
 */
type GroupDraft = ProductGroup & {
  readonly domesticAccountNumber?: number;
  readonly projectAccountNumber?: number;
};

const accountFields = ["domesticAccountNumber", "projectAccountNumber", "accrualAccountNumber"] as const;

function checkAccounts(group: GroupDraft, { agreement }: Call): Fault[] {
  return accountFields.flatMap((field) => {
    const number = group[field];
    if (number === undefined || agreement.table(accounts).has(number)) return [];
    return [{ at: field, message: `Account ${number} does not exist.`, input: number }];
  });
}

/** Stores the account of a zone of a group, unless it has that account already. */
function bind(
  { agreement }: Call,
  productGroupNumber: number,
  vatZoneNumber: number,
  accountNumber: number,
): void {
  const table = agreement.table(productGroupAccounts);
  const entry = { productGroupNumber, vatZoneNumber, accountNumber };
  const before = table.get(`${productGroupNumber}/${vatZoneNumber}`);
  if (before === undefined) table.insert(entry);
  else if (before.accountNumber !== accountNumber) table.replace(entry);
}

/** Moves the accounts of a group to the records of their zones. */
function keepAccounts(draft: GroupDraft, call: Call): ProductGroup {
  const { domesticAccountNumber, projectAccountNumber, ...group } = draft;
  const { productGroupNumber } = group;
  if (domesticAccountNumber !== undefined)
    bind(call, productGroupNumber, domesticZone, domesticAccountNumber);
  if (projectAccountNumber !== undefined) bind(call, productGroupNumber, projectZone, projectAccountNumber);
  return group;
}

const unbind = ({ agreement }: Call, productGroupNumber: number, vatZoneNumber: number): boolean =>
  agreement.table(productGroupAccounts).remove(`${productGroupNumber}/${vatZoneNumber}`);

/** Product groups. The account for domestic sales is the account of zone 1. */
export const groupsResource: Resource = resource<ProductGroup>({
  kind: productGroups,
  numbering: "caller",
  endpoints: [
    { document: "rest", path: "/product-groups", projection: groupOnRest },
    { document: "products", path: "/productgroups", projection: groupOnService },
  ],
  check: checkAccounts,
  complete: keepAccounts,
  changed: ({ before, after }, call) => {
    if (before === undefined || after !== undefined) return;
    const { productGroupNumber } = before;
    for (const { vatZoneNumber } of call.agreement
      .table(productGroupAccounts)
      .by("productGroupNumber", productGroupNumber))
      unbind(call, productGroupNumber, vatZoneNumber);
  },
});

function groupIn(call: Call): ProductGroup {
  const group = call.agreement.table(productGroups).get(Object.values(call.params)[0] ?? "");
  if (group === undefined) throw notFound();
  return group;
}

/** Makes the handlers for some settings of a group, which are an object with the objectVersion of the group. */
const settings = (projection: Projection): { get: Handler; put: Handler } => ({
  get: (call) => ok(projection.render(groupIn(call), call)),
  put: (call) => {
    const before = groupIn(call);
    const body = objectBody(call.body);
    if (body.objectVersion !== (before as { objectVersion?: string }).objectVersion) throw stale();
    const draft = { ...before, ...projection.cleared, ...projection.parse(body, call) } as GroupDraft;
    const faults = checkAccounts(draft, call);
    if (faults.length > 0) throw invalid(...faults);
    // A setting that a body leaves out is cleared, and so is the account of a zone.
    if ("projectAccountNumber" in projection.cleared && draft.projectAccountNumber === undefined)
      unbind(call, before.productGroupNumber, projectZone);
    call.agreement.table(productGroups).replace(keepAccounts(draft, call));
    return empty(204);
  },
});

const accrual = settings(accrualSettings);
const project = settings(projectSettings);

export const groupOperations: Readonly<Record<string, Handler>> = {
  "products GET /productgroups/{productGroupNumber}/accrualsettings": accrual.get,
  "products PUT /productgroups/{productGroupNumber}/accrualsettings": accrual.put,
  "products GET /productgroups/{productGroupNumber}/projectsettings": project.get,
  "products PUT /productgroups/{productGroupNumber}/projectsettings": project.put,
};
