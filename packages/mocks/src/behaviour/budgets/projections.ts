import { projection } from "../../projection/projection.ts";
import { readOnly } from "../../projection/rules.ts";
import { serviceDefaults } from "../../surface/apis/defaults.ts";
import { serviceDate } from "../ledger/service-date.ts";

export const figureOnService = projection(
  {
    number: readOnly("number"),
    accountNumber: "accountNumber",
    fromDate: serviceDate("fromDate"),
    toDate: serviceDate("toDate"),
    amountDefaultCurrency: "amount",
    text: "text",
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);
