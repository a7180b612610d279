import type { Call } from "../../../engine/call.ts";
import type { Fault } from "../../../errors/refusal.ts";
import { customerContacts, customers } from "../../../records/customers.ts";
import { projects } from "../../../records/projects.ts";
import { type Subscriber, subscribers, subscriptions } from "../../../records/subscriptions.ts";
import { departmentFaults } from "./subscription.ts";

const fault = (at: keyof Subscriber, code: string, message: string, input?: unknown): Fault => ({
  at,
  code: `Subscriber${code}`,
  message,
  ...(input === undefined ? {} : { input }),
});

const dates = ["startDate", "endDate", "expiryDate", "registrationDate", "discountExpiryDate"] as const;

/** Checks that dates have no time. Since 6.0.0 this is an error here, unlike in other services. */
const timedDates = (subscriber: Subscriber): Fault[] =>
  dates
    .filter((field) => (subscriber[field]?.length ?? 0) > 10)
    .map((field) => ({
      at: field,
      code: "InvalidInput",
      message: `${subscriber[field]} is not a date without a time.`,
      input: subscriber[field],
    }));

function dateFaults({ startDate, endDate, expiryDate }: Subscriber, accrue: boolean): Fault[] {
  if (startDate > endDate) {
    return [
      fault("startDate", "StartDateHasToBeBeforeEndDate", "The period ends before it starts.", startDate),
    ];
  }
  if (expiryDate !== undefined && startDate > expiryDate) {
    const message = "The period starts after the subscription ends.";
    return [fault("startDate", "StartDateHasToBeBeforeExpiryDate", message, startDate)];
  }
  if (accrue && startDate === endDate) {
    const message = "With accruals the period has to be longer than a day.";
    return [fault("startDate", "AccrueStartCannotBeEqualEndDate", message, startDate)];
  }
  return [];
}

/** Checks the customer: not barred, and enrolled only once unless the subscription allows more. */
function customerFaults(subscriber: Subscriber, { agreement }: Call): Fault[] {
  const { customerNumber, subscriptionNumber, subscriberNumber } = subscriber;
  if (agreement.table(customers).get(customerNumber)?.barred === true)
    return [fault("customerNumber", "CustomerIsBarred", "The customer is barred.", customerNumber)];
  if (agreement.table(subscriptions).get(subscriptionNumber)?.allowMoreThanOnePerCustomer === true) return [];
  // Enrolments that were billed are over.
  const enrolled = agreement
    .table(subscribers)
    .by("customerNumber", customerNumber)
    .some(
      (other) =>
        other.subscriptionNumber === subscriptionNumber &&
        other.subscriberNumber !== subscriberNumber &&
        other.bookedInvoiceId === undefined,
    );
  const message = "The customer has the subscription already.";
  return enrolled ? [fault("customerNumber", "CustomerAlreadyHasSubscription", message, customerNumber)] : [];
}

function contactFaults(
  { customerContactNumber: number, customerNumber }: Subscriber,
  { agreement }: Call,
): Fault[] {
  if (number === undefined) return [];
  const contact = agreement.table(customerContacts).get(number);
  const refuse = (code: string, message: string): Fault[] => [
    fault("customerContactNumber", `YourReferenceContact${code}`, message, number),
  ];
  if (contact === undefined) return refuse("DoesNotExist", `Contact ${number} does not exist.`);
  if (contact.customerNumber !== customerNumber)
    return refuse("DoesNotBelongToCustomer", `Contact ${number} is another customer's.`);
  return contact.deleted === true ? refuse("IsDeleted", `Contact ${number} is deleted.`) : [];
}

function projectFaults({ projectNumber: number }: Subscriber, accrue: boolean, { agreement }: Call): Fault[] {
  if (number === undefined) return [];
  const refuse = (code: string, message: string): Fault[] => [fault("projectNumber", code, message, number)];
  if (!agreement.settings.modules.includes("Project"))
    return refuse("ProjectAccessError", "The agreement does not have the Project module.");
  const project = agreement.table(projects).get(number);
  if (project === undefined) return refuse("ProjectDoesNotExist", `Project ${number} does not exist.`);
  if (project.closed === true) return refuse("ProjectIsClosed", `Project ${number} is closed.`);
  return accrue
    ? refuse("AccrueCannotHaveProjectWithAccrue", "Accruals and a project exclude each other.")
    : [];
}

const frozen = [
  ["subscriptionNumber", "SubscriptionNumberCannotBeUpdated"],
  ["customerNumber", "CustomerNumberCannotBeUpdated"],
  ["registrationDate", "RegistrationDateCannotBeUpdated"],
] as const;

/** Checks that the fields that are fixed at enrolment do not change. */
function frozenFaults(subscriber: Subscriber, before: Subscriber | undefined): Fault[] {
  if (before === undefined) return [];
  return frozen
    .filter(([field]) => subscriber[field] !== before[field])
    .map(([field, code]) => fault(field, code, `${field} cannot be changed.`, subscriber[field]));
}

/** Finds everything wrong with a subscriber that the schema cannot find. Subscription and customer exist. */
export function checkSubscriber(subscriber: Subscriber, call: Call, before?: Subscriber): readonly Fault[] {
  const timed = timedDates(subscriber);
  if (timed.length > 0) return timed;
  const subscription = call.agreement.table(subscriptions).get(subscriber.subscriptionNumber);
  const accrue = subscription?.accrue === true;
  const zero =
    subscriber.quantityFactor === 0
      ? // Spelled so on the wire.
        [fault("quantityFactor", "QuanityFactorCannotBeZero", "The quantity factor must not be 0.", 0)]
      : [];
  return [
    ...frozenFaults(subscriber, before),
    ...customerFaults(subscriber, call),
    ...contactFaults(subscriber, call),
    ...dateFaults(subscriber, accrue),
    ...projectFaults(subscriber, accrue, call),
    ...departmentFaults(
      subscriber,
      { access: "SubscriberDimensionAccessError", unknown: "SubscriberInvalidDepartment" },
      call,
    ),
    ...zero,
  ];
}
