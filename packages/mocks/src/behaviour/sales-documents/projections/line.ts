import { projection } from "../../../projection/projection.ts";
import type { Rule } from "../../../projection/rule.ts";
import { computed, link, nested, readOnly, reference } from "../../../projection/rules.ts";
import { units } from "../../../records/lookups.ts";
import type { Entity, JsonObject } from "../../../store/entity.ts";
import { serviceDefaults } from "../../../surface/apis/defaults.ts";
import { departmentalDistribution, departmentNumber, untypedDistribution } from "../../dimensions/rules.ts";
import { readOnlyServiceDate, serviceDate } from "../../ledger/service-date.ts";

const accrual = nested({ startDate: "accrualStartDate", endDate: "accrualEndDate" });

const unit = reference("/units/{unitNumber}", {
  with: {
    name: computed((line, { agreement }) => agreement.table(units).get(line.unitNumber as number)?.name),
    products: link("/units/{unitNumber}/products"),
  },
});

const priced = {
  quantity: "quantity",
  unitNetPrice: "unitNetPrice",
  discountPercentage: "discountPercentage",
  unitCostPrice: "unitCostPrice",
} as const;

/** Properties of a draft's line that can be written. */
const draftLine = {
  lineNumber: "lineNumber",
  sortKey: "sortKey",
  description: "description",
  accrual,
  unit,
  product: reference("/products/{productNumber}"),
  ...priced,
} as const;

/** A line of a template, without computed properties, so that it can be posted. */
export const draftLineToCreate = projection({ ...draftLine, departmentalDistribution });

/** A line of a draft invoice, order or quote on REST. */
export const draftLineOnRest = projection({
  ...draftLine,
  totalNetAmount: readOnly("totalNetAmount"),
  marginInBaseCurrency: readOnly("marginInBaseCurrency"),
  marginPercentage: readOnly("marginPercentage"),
  departmentalDistribution,
});

/** A line of a booked invoice on REST. */
export const bookedLineOnRest = projection({
  lineNumber: "lineNumber",
  sortKey: "sortKey",
  description: "description",
  deliveryDate: readOnly("deliveryDate"),
  ...priced,
  vatRate: readOnly("vatRate"),
  vatAmount: readOnly("vatAmount"),
  totalNetAmount: readOnly("totalNetAmount"),
  unit,
  product: reference("/products/{productNumber}"),
  departmentalDistribution: untypedDistribution,
});

/** Makes the rule for the lines of a document, with a projection for each line. */
export function linesRule(of: typeof draftLineOnRest): Rule {
  return {
    read: (document, view) => (document.lines as readonly Entity[]).map((line) => of.render(line, view)),
    write: (value, draft, view) => {
      draft.lines = Array.isArray(value) ? value.map((line) => of.parse(line as JsonObject, view)) : [];
    },
    fields: { lines: [] },
    cleared: { lines: [] },
  };
}

/** Properties of a line in the sales service. */
export const lineOnService = {
  documentId: readOnly("documentId"),
  number: readOnly("lineId"),
  userInterfaceNumber: readOnly("position"),
  productNumber: "productNumber",
  description: "description",
  quantity: "quantity",
  unitNumber: "unitNumber",
  unitNetPrice: "unitNetPrice",
  unitCostPrice: "unitCostPrice",
  discountPercentage: "discountPercentage",
  recommendedPrice: "recommendedPrice",
  departmentNumber,
  quantity2: "quantity2",
  unit2Number: "unit2Number",
} as const;

/** Whether a line is accrued, which is so if it has accrual dates. */
const accrue = computed((line) => line.accrualStartDate !== undefined);

/** A draft invoice's line in the sales service, where it is a separate record below the document's id (O-38). */
export const draftLineOnService = projection(
  {
    ...lineOnService,
    draftInvoiceNumber: readOnly("draftInvoiceNumber"),
    accrue,
    accrueStartDate: serviceDate("accrualStartDate"),
    accrueEndDate: serviceDate("accrualEndDate"),
    marginInBaseCurrency: readOnly("marginInBaseCurrency"),
    marginPercentage: readOnly("marginPercentage"),
    totalNetAmount: readOnly("totalNetAmount"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

export const bookedLineOnService = projection(
  {
    ...lineOnService,
    bookedAccount: readOnly("accountNumber"),
    accrue,
    accrueStartDate: readOnlyServiceDate("accrualStartDate"),
    accrueEndDate: readOnlyServiceDate("accrualEndDate"),
    vatRate: readOnly("vatRate"),
    vatAmount: readOnly("vatAmount"),
    totalNetAmount: readOnly("totalNetAmount"),
  },
  serviceDefaults,
);
