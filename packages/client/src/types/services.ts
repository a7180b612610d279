import type { ExampleApi } from "./example-api.ts";
import type { ServiceClient } from "./service-client.ts";

/** One member a service. */
export interface EconomicServices {
  rest: ServiceClient<ExampleApi>;
  accountingYears: ServiceClient<ExampleApi>;
  accounts: ServiceClient<ExampleApi>;
  bookedEntries: ServiceClient<ExampleApi>;
  budgets: ServiceClient<ExampleApi>;
  customers: ServiceClient<ExampleApi>;
  dimensions: ServiceClient<ExampleApi>;
  documents: ServiceClient<ExampleApi>;
  journals: ServiceClient<ExampleApi>;
  products: ServiceClient<ExampleApi>;
  projects: ServiceClient<ExampleApi>;
  sales: ServiceClient<ExampleApi>;
  subscriptions: ServiceClient<ExampleApi>;
  suppliers: ServiceClient<ExampleApi>;
  webhooks: ServiceClient<ExampleApi>;
}

/** The name of a member of the client: `"customers"`. */
export type ServiceName = keyof EconomicServices;
