import type { Domain } from "../../engine/resource.ts";
import { appRoles } from "./app-roles.ts";
import { getApp, getModule, getSelf, replacePart } from "./operations.ts";

/** `/self`, and the parts of it that can be changed. */
export const selfDomain: Domain = {
  name: "self",
  resources: [appRoles],
  operations: {
    "rest GET /self": getSelf,
    "rest GET /apps/{appNumber}": getApp,
    "rest GET /modules/agreement/{moduleNumber}": getModule,
    "rest PUT /self/company": replacePart("company"),
    "rest PUT /self/company/bankinformation": replacePart("bankInformation"),
    "rest PUT /self/user": replacePart("user"),
  },
};
