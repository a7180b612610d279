import type { EconomicServices } from "../../types/index.ts";
import { bulk } from "./bulk.ts";

declare const economic: EconomicServices;

// The path and the verb decide the type of the result.
const numbers: Promise<(number | null | undefined)[]> = bulk(economic.journals, "/draft-entries/bulk", []);
const nothing: Promise<undefined[]> = bulk(economic.journals, "/draft-entries/bulk", [], { method: "put" });
const deleted: Promise<undefined[]> = bulk(economic.documents, "/AttachedDocuments/deletebulk", [1, 2]);
void [numbers, nothing, deleted];

// @ts-expect-error the path has a parameter
void bulk(economic.sales, "/invoices/drafts/{documentId}/lines/bulk", []);
// @ts-expect-error not a batch form
void bulk(economic.journals, "/draft-entries", []);
// @ts-expect-error of another service
void bulk(economic.customers, "/draft-entries/bulk", []);
// @ts-expect-error documents are deleted by number
void bulk(economic.documents, "/AttachedDocuments/deletebulk", ["1"]);
// @ts-expect-error an entry needs more than an amount
void bulk(economic.journals, "/draft-entries/bulk", [{ amount: 1 }]);
// @ts-expect-error there is no PUT of document numbers
void bulk(economic.documents, "/AttachedDocuments/deletebulk", [1], { method: "put" });
