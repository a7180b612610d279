import type { EconomicServices } from "../../types/index.ts";
import { bulk } from "./bulk.ts";

declare const economic: EconomicServices;

// The type of the result depends on path and verb.
const numbers: Promise<(number | null | undefined)[]> = bulk(economic.journals, "/draft-entries/bulk", []);
const nothing: Promise<undefined[]> = bulk(economic.journals, "/draft-entries/bulk", [], { method: "put" });
const deleted: Promise<undefined[]> = bulk(economic.documents, "/AttachedDocuments/deletebulk", [1, 2]);
void [numbers, nothing, deleted];

// @ts-expect-error The value of the path's parameter is missing.
void bulk(economic.sales, "/invoices/drafts/{documentId}/lines/bulk", []);
// @ts-expect-error The path is not a batch form.
void bulk(economic.journals, "/draft-entries", []);
// @ts-expect-error The path belongs to another service.
void bulk(economic.customers, "/draft-entries/bulk", []);
// @ts-expect-error The number of a document is not a text.
void bulk(economic.documents, "/AttachedDocuments/deletebulk", ["1"]);
// @ts-expect-error An entry needs more properties than an amount.
void bulk(economic.journals, "/draft-entries/bulk", [{ amount: 1 }]);
// @ts-expect-error The path has no PUT.
void bulk(economic.documents, "/AttachedDocuments/deletebulk", [1], { method: "put" });
