export type * from "./call.ts";
export type * from "./extension.ts";
export type * from "./filter.ts";
export type * from "./listing.ts";
export type * from "./options.ts";
export type * from "./platform.ts";
export type * from "./service-client.ts";
export type * from "./services.ts";
