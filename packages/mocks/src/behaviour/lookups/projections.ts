import { projection } from "../../projection/projection.ts";
import { link, readOnly, reference, same } from "../../projection/rules.ts";

export const layoutOnRest = projection({
  layoutNumber: readOnly("layoutNumber"),
  name: readOnly("name"),
  deleted: readOnly("deleted"),
  self: link("/layouts/{layoutNumber}"),
});

export const paymentTermsOnRest = projection({
  paymentTermsNumber: readOnly("paymentTermsNumber"),
  daysOfCredit: "daysOfCredit",
  description: "description",
  name: "name",
  paymentTermsType: "paymentTermsType",
  contraAccountForPrepaidAmount: reference("/accounts/{accountNumber}", {
    field: "contraAccountForPrepaidAmountNumber",
  }),
  contraAccountForRemainderAmount: reference("/accounts/{accountNumber}", {
    field: "contraAccountForRemainderAmountNumber",
  }),
  percentageForPrepaidAmount: "percentageForPrepaidAmount",
  percentageForRemainderAmount: "percentageForRemainderAmount",
  creditCardCompany: reference("/customers/{customerNumber}", { field: "creditCardCompanyNumber" }),
  self: link("/payment-terms/{paymentTermsNumber}"),
});

export const vatZoneOnRest = projection({
  vatZoneNumber: readOnly("vatZoneNumber"),
  name: readOnly("name"),
  enabledForCustomer: readOnly("enabledForCustomer", { keepFalse: true }),
  enabledForSupplier: readOnly("enabledForSupplier", { keepFalse: true }),
  self: link("/vat-zones/{vatZoneNumber}"),
});

export const unitOnRest = projection({
  unitNumber: readOnly("unitNumber"),
  name: "name",
  products: link("/units/{unitNumber}/products"),
  self: link("/units/{unitNumber}"),
});

export const currencyOnRest = projection({
  name: readOnly("name"),
  code: same("code"),
  isoNumber: readOnly("isoNumber"),
  self: link("/currencies/{code}"),
});
