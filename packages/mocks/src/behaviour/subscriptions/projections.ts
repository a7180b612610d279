import { chosenNumber } from "../../projection/numbers.ts";
import { projection } from "../../projection/projection.ts";
import type { Rule } from "../../projection/rule.ts";
import { readOnly } from "../../projection/rules.ts";
import { subscriptionTouches } from "../../records/subscriptions.ts";
import type { Entity } from "../../store/entity.ts";
import { serviceDefaults } from "../../surface/apis/defaults.ts";
import { departmentNumber } from "../dimensions/rules.ts";

/** Returns the later of the subscription's own last change and that of its lines. */
const lastUpdated: Rule = {
  read: ({ subscriptionNumber, lastUpdated: own }, { agreement }) => {
    const touch: Entity | undefined = agreement.table(subscriptionTouches).get(subscriptionNumber as number);
    return touch !== undefined && String(touch.lastUpdated) > String(own) ? touch.lastUpdated : own;
  },
};

export const subscriptionOnService = projection(
  {
    number: chosenNumber("subscriptionNumber"),
    name: "name",
    description: "description",
    interval: "interval",
    isCalendarBased: "isCalendarBased",
    collection: "collection",
    includeName: "includeName",
    includePeriod: "includePeriod",
    allowMoreThanOnePerCustomer: "allowMoreThanOnePerCustomer",
    accrue: "accrue",
    isBarred: "barred",
    lastUpdated,
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

export const lineOnService = projection(
  {
    number: readOnly("subscriptionLineNumber"),
    subscriptionNumber: readOnly("subscriptionNumber"),
    productNumber: "productNumber",
    description: "description",
    quantity: "quantity",
    specialPrice: "specialPrice",
    departmentNumber,
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

export const subscriberOnService = projection(
  {
    number: readOnly("subscriberNumber"),
    subscriptionNumber: "subscriptionNumber",
    customerNumber: "customerNumber",
    yourRef: "customerContactNumber",
    otherRef: "otherReference",
    startDate: "startDate",
    endDate: "endDate",
    specialPrice: "specialPrice",
    discountPercentage: "discountPercentage",
    discountExpiryDate: "discountExpiryDate",
    quantityFactor: "quantityFactor",
    priceFactor: "priceFactor",
    registrationDate: "registrationDate",
    expiryDate: "expiryDate",
    projectNumber: "projectNumber",
    departmentNumber,
    bookedInvoiceId: readOnly("bookedInvoiceId"),
    draftDocumentId: readOnly("draftDocumentId"),
    extraTextForInvoice: "extraTextForInvoice",
    comments: "comments",
    lastUpdated: readOnly("lastUpdated"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);
