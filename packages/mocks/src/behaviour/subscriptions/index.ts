import type { Call } from "../../engine/call.ts";
import { type Change, type Domain, resource } from "../../engine/resource.ts";
import { Refusal } from "../../errors/refusal.ts";
import { customers } from "../../records/customers.ts";
import { products } from "../../records/products.ts";
import {
  type Subscriber,
  type Subscription,
  type SubscriptionLine,
  subscribers,
  subscriptionLines,
  subscriptions,
  subscriptionTouches,
} from "../../records/subscriptions.ts";
import { checkSubscriber } from "./checks/subscriber.ts";
import { checkLine, checkSubscription } from "./checks/subscription.ts";
import { lineOnService, subscriberOnService, subscriptionOnService } from "./projections.ts";
import { seedCompanySubscriptions } from "./seed.ts";

/**
 * Records when a line changed. The subscription shows that time as its `lastUpdated`, but its objectVersion does not
 * change.
 */
function touch({ before, after }: Change<SubscriptionLine>, { agreement }: Call): void {
  const subscriptionNumber = (after ?? before)?.subscriptionNumber;
  if (subscriptionNumber === undefined) return;
  const table = agreement.table(subscriptionTouches);
  if (table.has(subscriptionNumber)) table.replace({ subscriptionNumber });
  else table.insert({ subscriptionNumber });
}

/** Deletes the lines of a deleted subscription. */
function removeLines({ subscriptionNumber }: Subscription, { agreement }: Call): void {
  const lines = agreement.table(subscriptionLines);
  for (const { subscriptionLineNumber } of lines.by("subscriptionNumber", subscriptionNumber))
    lines.remove(subscriptionLineNumber);
  agreement.table(subscriptionTouches).remove(subscriptionNumber);
}

/** Subscriptions, their lines, and their subscribers. Billing itself is done in the web application. */
export const subscriptionsDomain: Domain = {
  name: "subscriptions",
  resources: [
    resource<Subscription>({
      kind: subscriptions,
      numbering: "either",
      duplicate: "SubscriptionNumberAlreadyExists",
      endpoints: [{ document: "subscriptions", path: "/Subscriptions", projection: subscriptionOnService }],
      check: checkSubscription,
      referenced: ({ subscriptionNumber }) =>
        new Refusal(400, {
          message: `Subscription ${subscriptionNumber} has subscribers and cannot be deleted.`,
          code: "SubscriptionHasSubscribers",
        }),
      changed: ({ before, after }, call) => {
        if (before !== undefined && after === undefined) removeLines(before, call);
      },
    }),
    resource<SubscriptionLine>({
      kind: subscriptionLines,
      endpoints: [
        { document: "subscriptions", path: "/subscriptionlines", projection: lineOnService },
        // This list has no pages.
        {
          document: "subscriptions",
          path: "/subscriptions/{subscriptionNumber}/lines",
          projection: lineOnService,
        },
      ],
      references: {
        subscriptionNumber: {
          kind: subscriptions,
          code: "SubscriptionLineSubscriptionDoesNotExist",
          allowsDelete: true,
        },
        // This reference allows a product to be deleted, because the products domain refuses that with its own code.
        productNumber: { kind: products, code: "SubscriptionLineProductDoesNotExist", allowsDelete: true },
      },
      check: checkLine,
      changed: touch,
    }),
    resource<Subscriber>({
      kind: subscribers,
      endpoints: [{ document: "subscriptions", path: "/Subscribers", projection: subscriberOnService }],
      references: {
        subscriptionNumber: { kind: subscriptions, code: "SubscriberSubscriptionDoesNotExist" },
        customerNumber: { kind: customers, code: "SubscriberCustomerDoesNotExist" },
      },
      check: checkSubscriber,
      complete: (subscriber) => ({ ...subscriber, priceFactor: subscriber.priceFactor ?? 1 }),
    }),
  ],
  seedCompany: seedCompanySubscriptions,
};
