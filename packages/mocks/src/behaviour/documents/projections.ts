import { projection } from "../../projection/projection.ts";
import { readOnly } from "../../projection/rules.ts";
import { serviceDefaults } from "../../surface/apis/defaults.ts";

export const documentOnService = projection(
  {
    number: readOnly("number"),
    note: readOnly("note"),
    pageCount: readOnly("pageCount"),
    voucherNumber: readOnly("voucherNumber"),
    accountingYear: readOnly("accountingYear"),
  },
  serviceDefaults,
);
