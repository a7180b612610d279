import { endOfMonth } from "../../dates/index.ts";
import type { SeedContext } from "../../engine/resource.ts";
import { subscribers, subscriptionLines, subscriptions } from "../../records/subscriptions.ts";
import type { Agreement } from "../../store/agreement.ts";

const monthly = 3;
const yearly = 6;

/** Adds a monthly service agreement and a yearly check, each with customers. */
export function seedCompanySubscriptions(agreement: Agreement, { today }: SeedContext): void {
  agreement.table(subscriptions).insert({
    subscriptionNumber: 1,
    name: "Serviceaftale",
    interval: monthly,
    collection: 0,
    isCalendarBased: true,
    includePeriod: true,
  });
  agreement.table(subscriptions).insert({
    subscriptionNumber: 2,
    name: "Årligt eftersyn",
    interval: yearly,
    collection: 1,
    includeName: true,
    allowMoreThanOnePerCustomer: true,
  });
  const lines = agreement.table(subscriptionLines);
  lines.insert({
    subscriptionLineNumber: 1,
    subscriptionNumber: 1,
    productNumber: "4",
    description: "Konsulenttime",
    quantity: 2,
  });
  lines.insert({
    subscriptionLineNumber: 2,
    subscriptionNumber: 1,
    description: "Timer kan ikke overføres.",
  });
  lines.insert({
    subscriptionLineNumber: 3,
    subscriptionNumber: 2,
    productNumber: "5",
    description: "Eftersyn",
    quantity: 1,
    specialPrice: 600,
  });
  const month = `${today.slice(0, 7)}-01`;
  const year = today.slice(0, 4);
  agreement.table(subscribers).insert({
    subscriberNumber: 1,
    subscriptionNumber: 1,
    customerNumber: 1,
    startDate: month,
    endDate: endOfMonth(month),
    registrationDate: month,
    priceFactor: 1,
  });
  agreement.table(subscribers).insert({
    subscriberNumber: 2,
    subscriptionNumber: 2,
    customerNumber: 2,
    startDate: `${year}-01-01`,
    endDate: `${year}-12-31`,
    registrationDate: `${year}-01-01`,
    priceFactor: 1,
    quantityFactor: 3,
  });
}
