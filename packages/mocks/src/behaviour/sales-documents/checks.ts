import type { CallContext } from "../../engine/call.ts";
import { type Fault, missingReference } from "../../errors/refusal.ts";
import { customerContacts } from "../../records/customers.ts";
import type { SalesDocument, SalesLine } from "../../records/invoices.ts";
import { paymentTerms, units } from "../../records/lookups.ts";
import { products } from "../../records/products.ts";
import { departmentalDistributionOf } from "../dimensions/lookup.ts";
import { withEssentials } from "./complete.ts";
import { dueOf } from "./pricing.ts";

type Path = readonly (string | number)[];

/** Checks the product of a line: it exists and is not barred (L-108, L-130, L-134). `at` is its path in the body. */
function productFaults(productNumber: string, at: Path, call: CallContext): readonly Fault[] {
  const product = call.agreement.table(products).get(productNumber);
  if (product === undefined)
    return [missingReference({ at, input: productNumber, listing: `${call.base}/products` })];
  if (product.barred !== true) return [];
  const message = `Product '${productNumber}' is barred.`;
  const hint = "Choose another product, or lift the bar on this one.";
  return [{ at, code: { rest: "E06600" }, message, input: productNumber, hint }];
}

/** Finds everything wrong with one line (L-91, L-108). `path` is its path in the body. */
export function lineFaults(line: Partial<SalesLine>, path: Path, call: CallContext): readonly Fault[] {
  const onRest = call.surface === "rest";
  const at = (name: string, service: string): Path => [...path, onRest ? name : service];
  const faults: Fault[] = [];
  if (line.productNumber === undefined) {
    const valued = line.quantity !== undefined || line.unitNetPrice !== undefined;
    if (valued && call.mock.options.rulings.descriptionOnlyLines === "refuse") {
      faults.push({
        at: at("product", "productNumber"),
        code: { rest: "E04500" },
        message: "A line with a quantity or a price needs a product.",
      });
    }
    return faults;
  }
  faults.push(...productFaults(line.productNumber, at("product", "productNumber"), call));
  if (line.quantity === undefined) {
    faults.push({
      at: at("quantity", "quantity"),
      code: { rest: "E04730" },
      message: "quantity is required.",
    });
  } else if (!onRest && line.quantity === 0) {
    faults.push({
      at: at("quantity", "quantity"),
      code: { apis: "SalesDocumentLineCannotHaveZeroValue" },
      message: "The quantity cannot be zero.",
      input: 0,
    });
  }
  if (line.unitNumber !== undefined && !call.agreement.table(units).has(line.unitNumber)) {
    const place = at("unit", "unitNumber");
    faults.push(missingReference({ at: place, input: line.unitNumber, listing: `${call.base}/units` }));
  }
  const department = line.departmentalDistributionNumber;
  if (department !== undefined && departmentalDistributionOf(call.agreement, department) === undefined) {
    const place = at("departmentalDistribution", "departmentNumber");
    const listing = `${call.base}/departmental-distributions`;
    faults.push(missingReference({ at: place, input: department, listing }));
  }
  return faults;
}

/** Required fields of a document on REST, with their paths in the body (L-90, L-159). */
const required: readonly (readonly [field: keyof SalesDocument, at: readonly string[]])[] = [
  ["date", ["date"]],
  ["currency", ["currency"]],
  ["customerNumber", ["customer"]],
  ["layoutNumber", ["layout"]],
  ["paymentTermsNumber", ["paymentTerms"]],
  ["vatZoneNumber", ["recipient", "vatZone"]],
];

/**
 * Finds missing fields. The schema is not enough: a PUT to a free number creates a document (L-08), which needs more
 * fields than the schema of a PUT requires.
 */
const missingFaults = (document: SalesDocument): readonly Fault[] =>
  required
    .filter(([field]) => document[field] === undefined)
    .map(([, at]) => ({
      at,
      code: "E04042",
      message: `${at.at(-1)} is missing a value`,
      hint: `Give ${at.at(-1)} a value.`,
      isMissing: true,
    }));

/** The contacts of a document, with their paths on REST. */
const contacts = [
  ["attentionNumber", ["recipient", "attention"]],
  ["customerContactNumber", ["references", "customerContact"]],
] as const;

/** Finds everything wrong with a document apart from schema and references: terms, due date, contacts, lines. */
export function documentFaults<D extends SalesDocument>(
  draft: D,
  call: CallContext,
  before?: D,
): readonly Fault[] {
  const document = withEssentials(draft, before);
  const missing = call.surface === "rest" ? missingFaults(document) : [];
  if (missing.length > 0) return missing;
  const faults: Fault[] = [];
  const terms = call.agreement.table(paymentTerms).get(document.paymentTermsNumber);
  const sentType = document.sentPaymentTermsType;
  if (sentType !== undefined && sentType !== terms?.paymentTermsType) {
    // REST reports this fault at the top of the body, not inside `paymentTerms` (L-131).
    faults.push({
      at: ["paymentTermsType"],
      code: "E07180",
      message: "Payment terms type does not match the type on the payment terms specified.",
      hint: "Leave paymentTermsType out.",
      input: sentType,
    });
  }
  const due = dueOf(document, call.agreement);
  if ("issue" in due) {
    const { message, errorCode, inputValue, developerHint } = due.issue;
    faults.push({
      at: "dueDate",
      message,
      ...(errorCode === undefined ? {} : { code: errorCode }),
      ...(inputValue === undefined ? {} : { input: inputValue }),
      ...(developerHint === undefined ? {} : { hint: developerHint }),
    });
  }
  for (const [field, onRest] of contacts) {
    const number = document[field];
    const contact = number === undefined ? undefined : call.agreement.table(customerContacts).get(number);
    if (number !== undefined && contact?.customerNumber !== document.customerNumber) {
      faults.push({
        at: call.surface === "rest" ? onRest : field,
        code: { rest: "E04800" },
        message: "The contact does not belong to the customer.",
        input: number,
      });
    }
  }
  // The sales service edits lines on their own paths and has checked them there.
  if (call.surface === "rest") {
    for (const [index, line] of document.lines.entries())
      faults.push(...lineFaults(line, ["lines", index], call));
  }
  return faults;
}
