// The types that the generated modules import. None of them imports a service, so that one service can be loaded by
// itself.
export type { Condition, DateValue, Equality, Lists, Order, TimestampValue } from "./filter.ts";
export type { MultipartBody } from "./options.ts";
export type { WebBlob } from "./platform.ts";
