import { chosenNumber } from "../../../projection/numbers.ts";
import { projection } from "../../../projection/projection.ts";
import { computed, readOnly } from "../../../projection/rules.ts";
import { midnight } from "../../../projection/timestamps.ts";
import type { Project } from "../../../records/projects.ts";
import { serviceDefaults, serviceWithZeros } from "../../../surface/apis/defaults.ts";
import { departmentNumber } from "../../dimensions/rules.ts";
import { totalsOf } from "../prices.ts";

export const projectOnService = projection(
  {
    number: chosenNumber("projectNumber"),
    name: "name",
    projectGroupNumber: "projectGroupNumber",
    customerNumber: "customerNumber",
    isClosed: readOnly("closed"),
    mileage: "mileage",
    isBarred: "barred",
    isMainProject: "isMainProject",
    isMileageInvoiced: "isMileageInvoiced",
    lastUpdated: readOnly("lastUpdated"),
    responsibleEmployeeNumber: "responsibleEmployeeNumber",
    mainProjectNumber: "mainProjectNumber",
    otherResponsibleEmployeeNumber: "otherResponsibleEmployeeNumber",
    status: "status",
    description: "description",
    deliveryDate: midnight("deliveryDate"),
    departmentNumber,
    closedDate: readOnly("closedDate"),
    fixedPrice: "fixedPrice",
    costPrice: computed((project, { agreement }) => totalsOf(agreement, project as Project).costPrice),
    salesPrice: computed((project, { agreement }) => totalsOf(agreement, project as Project).salesPrice),
    invoicedTotal: computed(
      (project, { agreement }) => totalsOf(agreement, project as Project).invoicedTotal,
    ),
    contactPersonId: "customerContactNumber",
    deliveryLocationNumber: "deliveryLocationNumber",
    otherReference: "otherReference",
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

/**
 * The two `...OngoingType` properties say debit or credit. Their 0 means debit, and the service sends it, although it
 * leaves out other zeros.
 */
const financeZeros = serviceWithZeros("costAccountOngoingType", "salesAccountOngoingType");

const finance = Object.fromEntries(
  [
    "includeCostPriceInFinance",
    "costAccountClosed",
    "costAccountOngoing",
    "costAccountOngoingType",
    "costContraAccountOngoing",
    "includeSalesPriceInFinance",
    "salesAccountClosed",
    "salesAccountOngoing",
    "salesAccountOngoingType",
    "salesContraAccountOngoing",
  ].map((name) => [name, name]),
);

export const projectGroupOnService = projection(
  {
    number: chosenNumber("projectGroupNumber"),
    name: "name",
    type: "type",
    ...finance,
    objectVersion: readOnly("objectVersion"),
  },
  financeZeros,
);

export const activityGroupOnService = projection(
  {
    number: chosenNumber("activityGroupNumber"),
    name: "name",
    type: "type",
    ...finance,
    objectVersion: readOnly("objectVersion"),
  },
  financeZeros,
);

export const projectStatusOnService = projection(
  {
    number: readOnly("projectStatusNumber"),
    name: readOnly("name"),
    type: readOnly("type"),
    priority: readOnly("priority"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

export const activityOnService = projection(
  {
    number: "activityNumber",
    groupNumber: "activityGroupNumber",
    name: "name",
    isBarred: "barred",
    inLieuCode: "inLieuCode",
    hideInSearch: "hideInSearch",
    cutoffDate: midnight("cutoffDate"),
    salesPriceBefore: "salesPriceBefore",
    salesPriceAfter: "salesPriceAfter",
    costPriceMarkupPercentage: "costPriceMarkupPercentage",
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

/** The permission to register an activity on a project, an entity with its own number (O-30). */
export const projectActivityOnService = projection(
  {
    number: readOnly("projectActivityNumber"),
    projectNumber: "projectNumber",
    activityNumber: "activityNumber",
    startDate: midnight("startDate"),
    endDate: midnight("endDate"),
    responsibleEmployeeNumber: "responsibleEmployeeNumber",
    completed: "completed",
    objectVersion: readOnly("objectVersion"),
    lastUpdated: readOnly("lastUpdated"),
  },
  serviceDefaults,
);

export const costTypeOnService = projection(
  {
    number: readOnly("costTypeNumber"),
    name: readOnly("name"),
    costGroupNumber: readOnly("costTypeGroupNumber"),
    vatCode: readOnly("vatCode"),
    isBarred: readOnly("barred"),
    lastUpdated: readOnly("lastUpdated"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

export const costTypeGroupOnService = projection(
  {
    number: readOnly("costTypeGroupNumber"),
    name: readOnly("name"),
    type: readOnly("type"),
    markup: readOnly("markup"),
    accountOnGoing: readOnly("accountOnGoing"),
    accountClosed: readOnly("accountClosed"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

/** A customer in the projects service. */
export const projectCustomerOnService = projection(
  { number: readOnly("customerNumber"), name: readOnly("name"), objectVersion: readOnly("objectVersion") },
  serviceDefaults,
);
