import { expectTypeOf } from "vitest";
import { EntryType } from "../../src/generated/booked-entries.ts";
import { type ContactsErrorCode, requiredRoles } from "../../src/generated/customers.ts";
import type { ProblemDetails, RestError } from "../../src/generated/errors.ts";
import { economicFromEnv } from "../../src/index.ts";
import type { ServiceName } from "../../src/types/index.ts";

expectTypeOf<ServiceName>().toEqualTypeOf<
  | "rest"
  | "accountingYears"
  | "accounts"
  | "bookedEntries"
  | "budgets"
  | "customers"
  | "dimensions"
  | "documents"
  | "journals"
  | "products"
  | "projects"
  | "sales"
  | "subscriptions"
  | "suppliers"
  | "webhooks"
>();

// Values that are sent as numbers have names. The type of such a value is its number.
expectTypeOf(EntryType.SupplierInvoice).toEqualTypeOf<3>();
expectTypeOf<3>().toExtend<EntryType>();
// @ts-expect-error no entry is of this type
export const unknown: EntryType = 99;
// @ts-expect-error no such name
EntryType.Banana;

// Error codes are spelt as the servers spell them.
export const code: ContactsErrorCode = "CustomerContactIsInUse";
// @ts-expect-error no such code
export const wrong: ContactsErrorCode = "CustomerContactInUse";

expectTypeOf(requiredRoles.Customers).toEqualTypeOf<readonly ["Sales", "SuperUser"]>();
expectTypeOf<ProblemDetails["errorCode"]>().toEqualTypeOf<string | undefined>();
expectTypeOf<RestError["errorCode"]>().toEqualTypeOf<string | undefined>();

/** The environment of a worker, which has other values besides texts. */
interface WorkerEnv {
  ECONOMIC_APP_SECRET_TOKEN: string;
  ECONOMIC_AGREEMENT_GRANT_TOKEN: string;
  CACHE: object;
}

export const fromWorker = (env: WorkerEnv) => economicFromEnv({ env });
