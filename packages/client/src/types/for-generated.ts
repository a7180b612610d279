// What the generated modules import: nothing in here leads on to a service, so that one can be loaded by itself.
export type { Condition, DateValue, Equality, Lists, Order, TimestampValue } from "./filter.ts";
export type { MultipartBody } from "./options.ts";
export type { WebBlob } from "./platform.ts";
