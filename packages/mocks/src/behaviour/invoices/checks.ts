import type { Occasion } from "../../engine/call.ts";
import type { Fault } from "../../refusal.ts";
import { customerContacts } from "../customers/kinds.ts";
import { departmentalDistributionOf } from "../dimensions/lookup.ts";
import { paymentTerms, units } from "../lookups/kinds.ts";
import { products } from "../products/kinds.ts";
import { withEssentials } from "./complete.ts";
import type { SalesDocument, SalesLine } from "./kinds.ts";
import { dueOf } from "./pricing.ts";

type Path = readonly (string | number)[];

/** What is wrong with one line (L-91, L-108). `path` is where it stands in the body. */
export function lineFaults(line: Partial<SalesLine>, path: Path, call: Occasion): readonly Fault[] {
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
  const product = call.agreement.table(products).get(line.productNumber);
  if (product === undefined) {
    faults.push({
      at: at("product", "productNumber"),
      code: { rest: "E04041" },
      message: `Product ${line.productNumber} was not found.`,
      input: line.productNumber,
    });
  } else if (product.barred === true) {
    faults.push({
      at: at("product", "productNumber"),
      code: { rest: "E06600" },
      message: `Product ${line.productNumber} is barred.`,
      input: line.productNumber,
    });
  }
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
    faults.push({
      at: at("unit", "unitNumber"),
      message: `Unit ${line.unitNumber} was not found.`,
      input: line.unitNumber,
    });
  }
  const department = line.departmentalDistributionNumber;
  if (department !== undefined && departmentalDistributionOf(call.agreement, department) === undefined) {
    faults.push({
      at: at("departmentalDistribution", "departmentNumber"),
      message: `Department ${department} was not found.`,
      input: department,
    });
  }
  return faults;
}

/** What is wrong with a document beyond its schema and its references: terms, due date, contacts, lines. */
export function documentFaults<D extends SalesDocument>(
  draft: D,
  call: Occasion,
  before?: D,
): readonly Fault[] {
  const document = withEssentials(draft, before);
  const faults: Fault[] = [];
  const terms = call.agreement.table(paymentTerms).get(document.paymentTermsNumber);
  const given = document.givenPaymentTermsType;
  if (given !== undefined && terms !== undefined && given !== terms.paymentTermsType) {
    faults.push({
      at: "givenPaymentTermsType",
      code: "E07180",
      message: `The payment terms are of the type ${terms.paymentTermsType}, not ${given}.`,
      hint: "Leave paymentTermsType out.",
      input: given,
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
  for (const field of ["attentionNumber", "customerContactNumber"] as const) {
    const number = document[field];
    const contact = number === undefined ? undefined : call.agreement.table(customerContacts).get(number);
    if (number !== undefined && contact?.customerNumber !== document.customerNumber) {
      faults.push({
        at: field,
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
