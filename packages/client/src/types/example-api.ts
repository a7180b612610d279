import type { Condition, DateValue } from "./filter.ts";

/** Hand-written stand-in for a generated call table, to compile against. */
export interface ExampleCustomer {
  readonly balance?: number;
  customerNumber?: number;
  name?: string | null;
  objectVersion?: string | null;
}

export interface ExampleCustomerInput {
  balance?: never;
  customerNumber?: number;
  name?: string;
  objectVersion?: string;
}

export interface ExampleCustomerUpdate {
  balance?: never;
  customerNumber?: number;
  name?: string;
  objectVersion: string;
}

export interface ExampleFilter {
  customerNumber?: Condition<number, "eq" | "ne" | "lt" | "lte" | "gt" | "gte" | "in" | "nin">;
  name?: Condition<string, "eq" | "like">;
  date?: Condition<DateValue, "eq" | "ne" | "lt" | "lte" | "gt" | "gte">;
}

export interface ExampleApi {
  get: {
    "/Customers": { query?: { cursor?: string }; data: { items: ExampleCustomer[]; cursor?: string } };
    "/Customers/{number}": { path: { number: number }; data: ExampleCustomer };
    "/Customers/{number}/pdf": { path: { number: number }; data: Uint8Array };
  };
  post: {
    "/Customers": { body: ExampleCustomerInput; data: { customerNumber?: number } };
  };
  put: {
    "/Customers/{number}": { path: { number: number }; body: ExampleCustomerUpdate; data: undefined };
  };
  patch: Record<never, never>;
  delete: {
    "/Customers/{number}": { path: { number: number }; data: undefined };
  };
  list: {
    "/Customers": { item: ExampleCustomer; style: "cursor"; filter: ExampleFilter; sort: never; count: true };
    "/Customers/paged": {
      item: ExampleCustomer;
      style: "paged";
      filter: ExampleFilter;
      sort: "customerNumber" | "name";
      count: true;
    };
    "/EventTypes": { item: { name: string }; style: "plain"; filter: never; sort: never; count: false };
  };
}
